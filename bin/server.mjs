// The web server: Next.js, and a thread in front of it that listens. A child of serve.ts; when that goes, this goes.
import { channel } from "node:diagnostics_channel";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Worker } from "node:worker_threads";
import next from "next";
import { AWAY } from "../lib/db/away.mjs";
import { PAGES_CHANGED } from "../lib/pages/pages-changed.mjs";
import { databaseIs, wasAwaySince } from "./outage.mjs";
import { withoutOutages } from "./outage-log.mjs";
import { requestScope, structureLog } from "./structured-log.mjs";

const dev = process.argv.includes("--dev");
const { HOST: host, PORT: port, TRUST_PROXY: trustProxy } = process.env;

structureLog();
console.error = withoutOutages(console.error, wasAwaySince);
for (const stream of [process.stdout, process.stderr]) stream.on("error", () => {}); // a log that nobody reads ends nothing
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => {}); // serve.ts says when

const folder = mkdtempSync(join(tmpdir(), "daily-papers-")); // nobody else may enter it
process.on("exit", () => rmSync(folder, { recursive: true, force: true }));
const socketPath = process.platform === "win32" ? `\\\\.\\pipe\\${folder.replace(/\W/g, "-")}` : join(folder, "next");
const front = new Worker(new URL("front.mjs", import.meta.url), {
  workerData: { dev, host, port: Number(port), socketPath, trustProxy },
  resourceLimits: { maxYoungGenerationSizeMb: 24, maxOldGenerationSizeMb: 256 },
});
front.once("error", (error) => {
  console.error("The thread that listens has ended", error);
  process.exit(1); // serve.ts starts the whole again
});

channel(PAGES_CHANGED).subscribe((changed) => front.postMessage({ changed }));
process.on("message", ({ database, changed }) => {
  if (changed) channel(PAGES_CHANGED).publish(changed);
  if (!database) return;
  databaseIs(database);
  if (database === "away") channel(AWAY).publish(null);
  front.postMessage({ database });
});
process.on("disconnect", () => {
  front.postMessage({ leave: true });
  setTimeout(() => process.exit(0), 3000).unref();
});

/** Why the front cannot listen, in a sentence. */
const problemOf = (code) =>
  ({
    EADDRINUSE: `Port ${port} is in use. Stop what uses it, or choose another: PORT=${Number(port) + 1} npm start`,
    EADDRNOTAVAIL: `HOST=${host} is no address of this machine. 0.0.0.0 stands for all of them.`,
    ENOTFOUND: `HOST=${host} is not known as a host. 0.0.0.0 stands for all addresses of this machine.`,
    EACCES: `Port ${port} may not be used by this user. Choose one above 1023: PORT=3000 npm start`,
  })[code] ?? `The web server cannot listen: ${code}`;

// The port is taken first: that it is free is known before anything slow begins.
const listening = await new Promise((done) => {
  front.on("message", ({ port, failed, left }) => {
    if (failed) process.send({ problem: problemOf(failed) }, () => process.exit(1));
    if (left) process.exit(0);
    if (port) done(port);
  });
});
process.env.PORT = String(listening); // PORT=0 asks for any

// Whoever comes here passed the door: nothing is checked again, and nothing ends a connection but the front.
const server = createServer({ maxHeaderSize: 64 * 1024, keepAliveTimeout: 0, headersTimeout: 0, requestTimeout: 0 });
server.maxHeadersCount = 0;
const app = next({ dev, dir: process.cwd(), port: listening, hostname: "localhost", httpServer: server });
await app.prepare();
const handle = app.getRequestHandler();
server.on("request", (request, response) => requestScope.run(request.headers["x-request-id"], handle, request, response));
await new Promise((done) => server.listen(socketPath, done));
front.postMessage({ ready: true });
process.send({ port: listening });
// What nearly everybody asks for, so that nobody waits for code to be loaded.
if (!dev) front.postMessage({ warm: ["/", "/api/me"] });
