// What is answered while the database is away: pages that are kept, files, and 503 for all else. follow.ts watches it, and tells.
import { readdirSync } from "node:fs";
import { sendPage } from "../lib/pages/send-page.mjs";
import { sendUnavailable } from "./unavailable.mjs";

/** What fails for want of the database does so this long, at most, before it is known to be away. */
const UNNOTICED_MS = 1000;

let away = false;
let lastAway = Number.NEGATIVE_INFINITY; // milliseconds since 1970
const waiting = new Set();

/** Takes the word that the database is "away", and answers all who wait for it; or that it is "back". */
export function databaseIs(state) {
  away = state === "away";
  lastAway = Date.now();
  if (away) for (const answer of waiting) answer();
}

/** Whether the database is away now. */
export const isAway = () => away;

/** Whether the database has been away at some time since then. */
export const wasAwaySince = (time) => away || lastAway >= time;

const files = new Set(
  readdirSync("public", { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => `${parentPath}/${name}`.slice("public".length)),
);

/** Makes a response take nothing more from whoever still works on it. */
function close(response) {
  const nothing = () => response;
  for (const method of ["setHeader", "appendHeader", "removeHeader", "writeHead", "flushHeaders", "end"])
    response[method] = nothing;
  response.write = () => true;
}

/**
 * Has `handle` answer where it can. Once the database is away, whatever has not begun to be answered is a page that is kept, or 503;
 * and so is what failed because of that before it was known.
 * @param lastPage the page of a request that is kept, if any
 */
export function answerWithoutDatabase(request, response, lastPage, handle) {
  const path = request.url.replace(/\?.*/s, "");
  if (path.startsWith("/_next/") || path === "/metrics" || files.has(path)) return handle();
  const { write, writeHead, end, flushHeaders } = response;
  const asked = { method: request.method, url: request.url, headers: { ...request.headers } };
  const answer = () => {
    waiting.delete(answer);
    if (response.headersSent) return;
    const kept = lastPage(asked);
    if (kept) {
      for (const name of response.getHeaderNames()) response.removeHeader(name);
      sendPage(asked, response, kept, "hit; detail=away", { writeHead, end });
    } else sendUnavailable(asked, response, end);
    close(response);
  };
  if (away) return answer();
  const began = Date.now();
  waiting.add(answer);
  response.once("close", () => waiting.delete(answer));

  const failed = [];
  const hasFailed = () => response.statusCode >= 500 && !response.headersSent;
  response.flushHeaders = () => hasFailed() || flushHeaders.call(response);
  response.write = (chunk, encoding, done) => {
    if (!hasFailed()) return write.call(response, chunk, encoding, done);
    failed.push([chunk, encoding]);
    (typeof encoding === "function" ? encoding : done)?.();
    return true;
  };
  response.end = (...given) => {
    if (!hasFailed()) return end.apply(response, given);
    setTimeout(() => {
      if (wasAwaySince(began)) return answer();
      for (const [chunk, encoding] of failed) write.call(response, chunk, typeof encoding === "string" ? encoding : undefined);
      end.apply(response, given);
    }, UNNOTICED_MS);
    return response;
  };
  handle();
}
