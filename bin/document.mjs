// What of Next's HTML reaches a reader. Pages are documents: the client runtime of Next and the data it would hydrate from stay out,
// so that the only scripts are two files of ours, and the policy can refuse every other one.

import { isHeld } from "../lib/etag.mjs";

const OURS = /^<script(?: type="module")? src="\/(?:preferences|generated\/enhance)\.js(?:\?\w+)?"/;
const DATA = /^<script type="application\/ld\+json"/;
/** What of a page runs in the browser, or is loaded to. */
export const SCRIPTS = /<script\b[\s\S]*?<\/script>|<link rel="preload" as="script"[^>]*>/g;
/** Whether such an element is none of ours. */
export const staysOut = (element) => !OURS.test(element) && !DATA.test(element);

/** The page without the scripts that are not ours. */
export function withoutRuntime(html) {
  return html.replace(SCRIPTS, (element) => (staysOut(element) ? "" : element));
}

/**
 * What a page may load and do: scripts are our two files and nothing written into the page; styles may be, as KaTeX's are;
 * pictures come from wherever papers show theirs.
 */
export const POLICY = [
  "default-src 'self'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' https: data:",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'self'",
].join("; ");

// React boundaries render in the browser only; of these pages Next sends an empty shell.
const SHELL = '<html id="__next_error__"';
/** Whether Next's answer is such a shell. */
export const isShell = (html) => html.includes(SHELL);

function sendUnchanged(response, end) {
  response.statusCode = 304;
  for (const name of ["content-length", "content-type", "content-encoding"]) response.removeHeader(name);
  end.call(response);
}

/**
 * Has `response` hold an HTML page back until it is whole, and send what is fit to be read; and answer If-None-Match, which is
 * taken away from whoever else would. To HEAD it answers as to GET; Node leaves the body out.
 * @param instead what to send where Next has only a shell, by its status: a page, or another address
 */
export function sendDocuments(request, response, instead) {
  const { write, end, flushHeaders } = response;
  const asked = { headers: { ...request.headers } };
  if (request.headers["if-none-match"]) delete request.headers["if-modified-since"]; // RFC 9110, 13.1.3
  delete request.headers["if-none-match"];
  if (request.method === "HEAD") request.method = "GET";
  const held = [];
  const bytes = () => Buffer.concat(held.map((chunk) => Buffer.from(chunk))); // a chunk is a string, a Buffer or a Uint8Array
  const isPage = () => String(response.getHeader("content-type")).startsWith("text/html");
  const isUnchanged = () =>
    response.statusCode === 200 &&
    request.method === "GET" &&
    isHeld(asked.headers["if-none-match"], response.getHeader("etag"));

  const send = (html) => {
    response.removeHeader("content-length");
    if (!response.hasHeader("content-security-policy")) response.setHeader("content-security-policy", POLICY);
    end.call(response, withoutRuntime(html));
  };

  response.flushHeaders = () => isPage() || isUnchanged() || flushHeaders.call(response);
  response.write = (chunk, encoding, done) => {
    if (!isPage() && !isUnchanged()) return write.call(response, chunk, encoding, done);
    if (isPage()) held.push(chunk);
    (typeof encoding === "function" ? encoding : done)?.();
    return true;
  };
  response.end = (chunk, encoding, done) => {
    const finished = [chunk, encoding, done].find((given) => typeof given === "function");
    if (!isPage() && !isUnchanged()) return end.call(response, chunk, encoding, done);
    if (finished) response.once("finish", finished);
    if (!isPage()) {
      sendUnchanged(response, end);
      return response;
    }
    if (chunk && typeof chunk !== "function") held.push(chunk);
    const page = bytes();
    if (isShell(page)) {
      response.setHeader("cache-control", "no-store");
      instead(response.statusCode).then(
        ({ html = "", location }) => {
          if (location) {
            response.statusCode = 308;
            response.setHeader("location", location);
          }
          send(html);
        },
        () => send(page.toString()),
      );
    } else send(page.toString());
    return response;
  };
}
