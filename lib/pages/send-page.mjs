import { isHeld } from "../etag.mjs";

const taking = (coding) => new RegExp(`(?:^|[\\s,])${coding}\\b(?!\\s*;\\s*q=0(?:\\.0*)?\\s*(?:,|$))`, "i");
const [BR, GZIP] = [taking("br"), taking("gzip")];

/** The best representation of a finished page for whoever sends this Accept-Encoding (RFC 9110, 12.5.3). */
export function representationFor(page, accepted = "") {
  if (BR.test(accepted)) return page.br;
  return GZIP.test(accepted) ? page.gzip : page.identity;
}

/**
 * Sends a finished page, or 304 to who has it already; to HEAD its head alone.
 * @param status of the cache (RFC 9211), for who wants to know
 * @param respond the response's own writeHead and end, where others stand in for them
 */
export function sendPage(request, response, page, status, { writeHead, end } = response) {
  const sent = representationFor(page, request.headers["accept-encoding"]);
  const cache = ["cache-status", `daily-papers; ${status}`];
  if (isHeld(request.headers["if-none-match"], sent.etag)) {
    writeHead.call(response, 304, [...sent.unchanged, ...cache]);
    return end.call(response);
  }
  writeHead.call(response, 200, [...sent.head, ...cache]);
  end.call(response, request.method === "HEAD" ? undefined : sent.bytes());
}
