// The web server: Next.js behind Node's own HTTP. A child of serve.ts; when that goes, this goes.
import { createServer } from "node:http";
import { BlockList, isIPv6 } from "node:net";
import compression from "compression";
import next from "next";
import { sendDocuments } from "./document.mjs";

const dev = process.argv.includes("--dev");
const port = Number(process.env.PORT);
const server = createServer();

function leave() {
  server.close(() => process.exit(0));
  server.closeIdleConnections();
  setTimeout(() => process.exit(0), 3000).unref();
}
process.on("disconnect", leave);
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => {}); // serve.ts says when

server.once("error", (error) => {
  const problem = {
    EADDRINUSE: `Port ${port} is in use. Stop what uses it, or choose another: PORT=${port + 1} npm start`,
    EACCES: `Port ${port} may not be used by this user. Choose one above 1023: PORT=3000 npm start`,
  }[error.code];
  process.send({ problem: problem ?? String(error) }, () => process.exit(1));
});

const local = new BlockList();
for (const [net, bits] of [
  ["127.0.0.0", 8],
  ["10.0.0.0", 8],
  ["172.16.0.0", 12],
  ["192.168.0.0", 16],
])
  local.addSubnet(net, bits);
for (const [net, bits] of [
  ["::1", 128],
  ["fc00::", 7],
  ["fe80::", 10],
])
  local.addSubnet(net, bits, "ipv6");
const isLocal = (ip) => local.check(ip, isIPv6(ip) ? "ipv6" : "ipv4");

/** The address of a client: of the connection, or, where that is a proxy of ours, the last that the proxy names. */
function clientOf(request) {
  const peer = (request.socket.remoteAddress ?? "").replace(/^::ffff:/, "");
  const named = request.headers["x-forwarded-for"]?.split(",").at(-1).trim();
  return named && isLocal(peer) ? named : peer;
}

// The port is taken first: that it is free is known before anything slow begins.
await new Promise((listening) => server.listen(port, listening));
process.env.PORT = String(server.address().port); // PORT=0 asks for any
const app = next({ dev, dir: process.cwd(), port: server.address().port, hostname: "localhost", httpServer: server });
const handle = app.getRequestHandler();
const compress = compression();

/** For what Next can say in the browser only: the page of something that is not here, or could not be made; or where it is now. */
async function instead(asked, status) {
  const page = status === 404 ? `/not-here?asked=${encodeURIComponent(asked)}` : "/went-wrong";
  const signal = AbortSignal.timeout(10_000);
  const response = await fetch(`http://127.0.0.1:${process.env.PORT}${page}`, { redirect: "manual", signal });
  return { html: await response.text(), location: response.headers.get("location") };
}

server.on("request", (request, response) => {
  const asked = request.url;
  request.headers["x-forwarded-for"] = clientOf(request);
  // Mail of the outbox holds links that sign people in: it is for who tries the site out on this machine, or, if asked for, its network.
  const client = request.headers["x-forwarded-for"];
  const shown = process.env.OUTBOX_SHOWN === "network" ? isLocal(client) : /^(127\.|::1$)/.test(client);
  if (/^\/dev(\/|\?|$)/.test(request.url) && !shown) request.url = "/404";
  compress(request, response, () => {
    const gzip = /\bgzip\b(?!\s*;\s*q=0(?:\.0*)?(?:,|$))/.test(request.headers["accept-encoding"] ?? "");
    if (!dev) sendDocuments(response, gzip, (status) => instead(asked, status));
    handle(request, response);
  });
});
await app.prepare();
process.send({ port: server.address().port });
