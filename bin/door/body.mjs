// Bodies of requests are read here, whole and within a limit, before anything else begins: Next keeps what is sent to it in
// memory without any limit, also where nobody reads it.

import { IncomingMessage } from "node:http";

const KB = 1000;
/** The most bytes that a body may have, by the path it is sent to. */
const LIMITS = {
  "/api/mail/events": 2000 * KB, // SendGrid's batches are the longest, with up to 768 KB
  "/api/admin/invite": 400 * KB, // 500 addresses of at most 254 bytes, each three in a form
  "/api/submit": 200 * KB,
  "/api/comments": 121 * KB, // MAX_LENGTH of lib/comments/body.ts: 10,000 characters of at most four bytes, each three in a form
};
const FORM = 20 * KB;

/** The limit for a request, in bytes. */
export function limitOf({ url }) {
  return LIMITS[url.replace(/[?#].*$/, "").replace(/\/$/, "")] ?? FORM;
}

/** Whether a request says that it has a body (RFC 9112 6.3). */
export function hasBody({ headers }) {
  return headers["transfer-encoding"] !== undefined || Number(headers["content-length"]) > 0;
}

/** How many bytes the bodies under way may have together, of those with one limit: so large ones that do not end keep out no form. */
const MAX_TOGETHER = 32_000 * KB;
const together = new Map();

/** What a body is that has to be sent again later, since too many others are under way. */
export const CROWDED = Symbol("crowded");

/**
 * The body of a request; null as soon as it is longer than `limit` bytes, whatever its Content-Length says, and from then on it is
 * dropped; CROWDED, and dropped, where those under way would be too much for the memory; undefined where its sender went away.
 */
export function readBody(request, limit) {
  if (Number(request.headers["content-length"]) > limit) return Promise.resolve(null);
  let chunks = [];
  let length = 0;
  let isDropped = false;
  const count = (bytes) => together.set(limit, (together.get(limit) ?? 0) + bytes);
  return new Promise((done) => {
    const end = (body) => {
      if (!isDropped) count(-length);
      isDropped = true;
      chunks = [];
      done(body);
    };
    request.on("data", (chunk) => {
      if (isDropped) return;
      length += chunk.length;
      count(chunk.length);
      chunks.push(chunk);
      if (length > limit) end(null);
      else if (together.get(limit) > MAX_TOGETHER) end(CROWDED);
    });
    request.once("end", () => end(Buffer.concat(chunks)));
    for (const event of ["error", "close"]) request.once(event, () => end(undefined));
  });
}

/**
 * The same request with a body that is here already, and headers that say how long it is. Only POST has one: of another method
 * it means nothing (RFC 9110, 9.3.1), and what is behind might take it for the next request.
 */
export function withBody(request, body) {
  const { socket, method, url, rawHeaders, httpVersion, httpVersionMajor, httpVersionMinor } = request;
  const { "transfer-encoding": _coding, "content-length": _length, ...headers } = request.headers;
  if (method === "POST") headers["content-length"] = String(body.length);
  const whole = new IncomingMessage(socket);
  Object.assign(whole, { method, url, headers, rawHeaders, httpVersion, httpVersionMajor, httpVersionMinor, complete: true });
  // Who stops reading it would else end the connection, and the answer with it.
  whole._destroy = (error, done) => done(error);
  if (method === "POST") whole.push(body);
  whole.push(null);
  return whole;
}
