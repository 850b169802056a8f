// A short answer to what is refused at the door: JSON for scripts, a plain page for people.

import { SHORT_PAGE_POLICY, shortPage } from "../short-page.mjs";
import { hasBody } from "./body.mjs";

const LINGER_MS = 2000;

const TITLES = {
  400: "That cannot be read",
  405: "That cannot be done here",
  408: "That took too long",
  413: "That is too long",
  414: "That address is too long",
  431: "Too many headers",
  501: "That cannot be done here",
  503: "Back in a moment",
};

/** Whether whoever asks is a script, and no person who would see a page. */
export function wantsJson({ url, headers: { accept = "" } }) {
  return accept.includes("application/json") || (/^\/api\//.test(url) && !accept.includes("text/html"));
}

/**
 * Answers with a status and a sentence that says what to do. If more of the request may follow, the connection ends with it: what
 * still comes is dropped for a moment, since a client that finds its connection cut while it sends would not read the answer.
 */
export function refuse(request, response, { status, sentence, code = "form", headers = {} }) {
  const more = hasBody(request) && !request.complete;
  if (status === 204) return response.writeHead(status, headers).end();
  const [type, body] = wantsJson(request)
    ? ["application/json", JSON.stringify({ error: sentence, code })]
    : ["text/html; charset=utf-8", shortPage(TITLES[status] ?? "That cannot be answered", sentence)];
  response.writeHead(status, {
    "content-type": type,
    "content-length": Buffer.byteLength(body),
    "content-security-policy": SHORT_PAGE_POLICY,
    "x-content-type-options": "nosniff",
    "cache-control": "no-store",
    ...headers,
    ...(more ? { connection: "close" } : {}),
  });
  if (!more) return response.end(body);
  response.write(body);
  const ended = () => response.end();
  const patience = setTimeout(ended, LINGER_MS);
  for (const event of ["end", "error", "close"]) request.once(event, ended).once(event, () => clearTimeout(patience));
  request.resume();
}
