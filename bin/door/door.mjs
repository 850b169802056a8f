// The door: every request passes here before Next sees it. What is wrong in itself is answered at once; what goes on is whole,
// bounded, and says truly who sent it.

import onHeaders from "on-headers";
import { trustOf } from "../../lib/trusted-proxies.mjs";
import { withoutDots, wrongWith } from "./address.mjs";
import { CROWDED, hasBody, limitOf, readBody, withBody } from "./body.mjs";
import { nameClient } from "./client.mjs";
import { dropHeaders } from "./headers.mjs";
import { refuse } from "./refuse.mjs";
import { requestIdOf } from "./request-id.mjs";

/** How long the parts of a request may take, in milliseconds, and how much its headers may be; for `createServer`. */
export const BOUNDS = {
  headersTimeout: 10_000,
  requestTimeout: 30_000,
  connectionsCheckingInterval: 1000,
  keepAliveTimeout: 5000,
  maxHeaderSize: 16 * 1024,
};
/** Milliseconds after which a connection ends on which nothing moves; a cron may wait a minute for its answer. */
export const IDLE_MS = 120_000;

const STARTING = {
  status: 503,
  sentence: "The site is starting. Try again in a moment.",
  code: "unavailable",
  headers: { "retry-after": "2" },
};

const FULL = {
  status: 503,
  sentence: "Too much is being sent here at this moment. Try again in a moment.",
  code: "unavailable",
  headers: { "retry-after": "10" },
};

/** A 405 names what would be allowed (RFC 9110 15.5.6); Next's does not. Each route of app/api answers GET or POST. */
function nameAllowed(request, response) {
  onHeaders(response, () => {
    if (response.statusCode === 405 && !response.hasHeader("allow"))
      response.setHeader("allow", request.method === "POST" ? "GET, HEAD" : "POST");
  });
}

/**
 * A listener for the event `request` of a server.
 * @param trustProxy the setting TRUST_PROXY
 * @param behind returns what takes a request and its response from here on; nothing while the site is starting
 * @param answered answers with what is the same for everybody, whoever they are, and is at hand; returns whether it did
 */
export function door(trustProxy, behind, answered = () => false) {
  const trust = trustOf(trustProxy);
  const takeBody = async (request, response) => {
    const limit = limitOf(request);
    const body = await readBody(request, limit);
    if (body === null)
      refuse(request, response, {
        status: 413,
        sentence: `At most ${Math.floor(limit / 1000).toLocaleString("en-US")} kilobytes can be sent here.`,
      });
    else if (body === CROWDED) refuse(request, response, FULL);
    else if (body) behind()(withBody(request, body), response);
  };
  return (request, response) => {
    request.url = withoutDots(request.url);
    const wrong = wrongWith(request) ?? (behind() ? null : STARTING);
    if (wrong) return refuse(request, response, wrong);
    if (!hasBody(request) && answered(request, response)) return;
    const id = requestIdOf(request, trust);
    nameClient(request, trust);
    dropHeaders(request);
    request.headers["x-request-id"] = id;
    response.setHeader("x-request-id", id);
    nameAllowed(request, response);
    if (hasBody(request)) return takeBody(request, response);
    behind()(request, response);
  };
}

/** A listener for the event `connect` of a server: it is no proxy. */
export function refuseTunnel(_request, socket) {
  socket.on("error", () => {});
  socket.end(
    "HTTP/1.1 405 Method Not Allowed\r\nAllow: GET, HEAD, POST, OPTIONS\r\nContent-Length: 0\r\nConnection: close\r\n\r\n",
  );
}
