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

/**
 * The body of a request; null as soon as it is longer than `limit` bytes, whatever its Content-Length says, and from then on it is
 * dropped; undefined where its sender went away.
 */
export function readBody(request, limit) {
  if (Number(request.headers["content-length"]) > limit) return Promise.resolve(null);
  let chunks = [];
  let length = 0;
  return new Promise((done) => {
    request.on("data", (chunk) => {
      length += chunk.length;
      if (length <= limit) return chunks.push(chunk);
      chunks = [];
      done(null);
    });
    request.once("end", () => done(Buffer.concat(chunks)));
    for (const event of ["error", "close"]) request.once(event, () => done(undefined));
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
