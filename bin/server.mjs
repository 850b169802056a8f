// The web server: Next.js behind Node's own HTTP. A child of serve.ts; when that goes, this goes.
import { channel } from "node:diagnostics_channel";
import { createServer } from "node:http";
import compression from "compression";
import next from "next";
import { AWAY } from "../lib/db/away.mjs";
import { PAGES_CHANGED } from "../lib/pages/pages-changed.mjs";
import { setCacheControl } from "./cache-control.mjs";
import { sendDocuments } from "./document.mjs";
import { refuseBroken } from "./door/broken.mjs";
import { BOUNDS, door, IDLE_MS, refuseTunnel } from "./door/door.mjs";
import { askInside } from "./door/inside.mjs";
import { answeredHealth } from "./health.mjs";
import { keptPages } from "./kept-pages.mjs";
import { answerWithoutDatabase, databaseIs, isAway, wasAwaySince } from "./outage.mjs";
import { withoutOutages } from "./outage-log.mjs";
import { requestMetrics } from "./request-metrics.mjs";
import { requestScope, structureLog } from "./structured-log.mjs";

const dev = process.argv.includes("--dev");
const port = Number(process.env.PORT);
const host = process.env.HOST;
const server = createServer(BOUNDS);
server.maxHeadersCount = 0; // the door refuses too many; Node would leave out the last ones
server.timeout = IDLE_MS;

function leave() {
  server.close(() => process.exit(0));
  server.closeIdleConnections();
  setTimeout(() => process.exit(0), 3000).unref();
}
process.on("disconnect", leave);
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => {}); // serve.ts says when

process.on("message", ({ database, changed }) => {
  if (changed) channel(PAGES_CHANGED).publish(changed);
  if (database) databaseIs(database);
  if (database === "away") channel(AWAY).publish(null);
});
structureLog();
console.error = withoutOutages(console.error, wasAwaySince);
for (const stream of [process.stdout, process.stderr]) stream.on("error", () => {}); // a log that nobody reads ends nothing

server.once("error", (error) => {
  const problem = {
    EADDRINUSE: `Port ${port} is in use. Stop what uses it, or choose another: PORT=${port + 1} npm start`,
    EADDRNOTAVAIL: `HOST=${host} is no address of this machine. 0.0.0.0 stands for all of them.`,
    ENOTFOUND: `HOST=${host} is not known as a host. 0.0.0.0 stands for all addresses of this machine.`,
    EACCES: `Port ${port} may not be used by this user. Choose one above 1023: PORT=3000 npm start`,
  }[error.code];
  process.send({ problem: problem ?? String(error) }, () => process.exit(1));
});

let pass; // what takes requests behind the door, once Next is prepared
const letIn = door(
  process.env.TRUST_PROXY,
  () => pass,
  (request, response) => !dev && pages.answered(request, response),
);
function notReady() {
  if (!pass) return "The site is starting.";
  return isAway() ? "The database does not answer." : null;
}
server.on("request", (request, response) => answeredHealth(request, response, notReady()) || letIn(request, response));
server.on("connect", refuseTunnel);
server.on("clientError", refuseBroken);

// The port is taken first: that it is free is known before anything slow begins.
await new Promise((listening) => server.listen(port, host, listening));
process.env.PORT = String(server.address().port); // PORT=0 asks for any
// Next takes every upgrade of a connection on its server for one of `next dev`, and answers no other: it gets none.
const httpServer = dev ? server : createServer();
const app = next({ dev, dir: process.cwd(), port: server.address().port, hostname: "localhost", httpServer });
const handle = app.getRequestHandler();
const inside = askInside(handle);
const compress = compression();

/** For what Next can say in the browser only: the page of something that is not here, or could not be made; or where it is now. */
async function instead(asked, status) {
  if (status !== 404) return inside("/went-wrong");
  const path = decodeURIComponent(asked.replace(/[?#].*$/, ""));
  const page = await inside(`/not-here?${new URLSearchParams({ asked: path })}`);
  return page.status < 500 ? page : inside("/went-wrong");
}

const pages = keptPages(inside, instead, (isStale) => metrics.kept(isStale));
const metrics = requestMetrics(() => pages.counts());

await app.prepare();
const behind = (request, response) => {
  metrics.behind(request, response);
  const asked = request.url;
  const { writeHead, end } = response;
  compress(request, response, () => {
    if (dev) return handle(request, response);
    setCacheControl(request, response);
    answerWithoutDatabase(request, response, pages.last, () => {
      if (pages.render(request, response, { writeHead, end })) return;
      sendDocuments(request, response, (status) => instead(asked, status));
      handle(request, response);
    });
  });
};
pass = (request, response) => requestScope.run(request.headers["x-request-id"], behind, request, response);
process.send({ port: server.address().port });
