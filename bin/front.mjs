// The thread in front of Next: it lets requests in, sends pages that are kept, and hands on all else. Whatever Next does meanwhile,
// these go on.
import { createServer } from "node:http";
import { parentPort, receiveMessageOnPort, workerData } from "node:worker_threads";
import compression from "compression";
import { setCacheControl } from "./cache-control.mjs";
import { sendDocuments } from "./document.mjs";
import { refuseBroken } from "./door/broken.mjs";
import { BOUNDS, door, IDLE_MS, refuseTunnel } from "./door/door.mjs";
import { forwardTo, tunnelTo } from "./forward.mjs";
import { answeredHealth } from "./health.mjs";
import { keptPages } from "./kept-pages.mjs";
import { answerWithoutDatabase, databaseIs, isAway, wasAwaySince } from "./outage.mjs";
import { withoutOutages } from "./outage-log.mjs";
import { requestMetrics, sendMetrics } from "./request-metrics.mjs";
import { requestScope, structureLog } from "./structured-log.mjs";

const { dev, host, port, socketPath, trustProxy } = workerData;
structureLog();
console.error = withoutOutages(console.error, wasAwaySince);

// What goes wrong with one request ends no other.
for (const event of ["uncaughtException", "unhandledRejection"])
  process.on(event, (error) => console.error("Something failed in front of Next", error));

const server = createServer(BOUNDS);
server.maxHeadersCount = 0; // the door refuses too many; Node would leave out the last ones
server.timeout = IDLE_MS;

const { forward, inside } = forwardTo(socketPath, takeMessages);
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

function behind(request, response) {
  metrics.behind(request, response);
  const asked = request.url;
  const { writeHead, end } = response;
  compress(request, response, () => {
    if (dev) return forward(request, response);
    setCacheControl(request, response);
    answerWithoutDatabase(request, response, pages.last, () => {
      if (pages.render(request, response, { writeHead, end })) return;
      if (sendMetrics(request, response, inside)) return;
      sendDocuments(request, response, (status) => instead(asked, status));
      forward(request, response);
    });
  });
}

let isReady = false; // once Next takes requests
const pass = (request, response) => requestScope.run(request.headers["x-request-id"], behind, request, response);
const letIn = door(
  trustProxy,
  () => isReady && pass,
  (request, response) => !dev && pages.answered(request, response),
);
function notReady() {
  if (!isReady) return "The site is starting.";
  return isAway() ? "The database does not answer." : null;
}
server.on("request", (request, response) => answeredHealth(request, response, notReady()) || letIn(request, response));
server.on("connect", refuseTunnel);
server.on("clientError", refuseBroken);
if (dev) server.on("upgrade", tunnelTo(socketPath)); // a page of `next dev` hears of changes so

function take({ changed, database, ready, warm, leave }) {
  if (changed) pages.changed(changed);
  if (database) databaseIs(database);
  if (ready) isReady = true;
  for (const path of warm ?? []) inside(path).catch(() => {}); // who asks for it next is told
  if (!leave) return;
  server.close(() => parentPort.postMessage({ left: true }));
  server.closeIdleConnections();
}

/** What Next has changed is known here before its answer is sent: it said so before it answered. */
function takeMessages() {
  for (let next = receiveMessageOnPort(parentPort); next; next = receiveMessageOnPort(parentPort)) take(next.message);
}
parentPort.on("message", take);

server.once("error", ({ code, message }) => parentPort.postMessage({ failed: code ?? message }));
server.listen(port, host, () => parentPort.postMessage({ port: server.address().port }));
