// Whether what a request names, its target and method, is anything that the site could answer (RFC 9112 3.2, RFC 9110 9).

// In characters. Where Next redirects it says an address twice, and clients take 16 KB of headers; only scripts ask for more.
const MAX_PATH = 2000;
const MAX_OF_PAGE = 7000;
const MAX_HEADERS = 100;
const PAGES = ["GET", "HEAD"];
const ROUTES = ["GET", "HEAD", "POST", "OPTIONS"]; // each route of app/api says which of them

/** `text` without its percent-encoding (RFC 3986 2.1); null where that is no UTF-8, or holds a NUL, which PostgreSQL has no room for. */
function decoded(text) {
  try {
    const plain = decodeURIComponent(text);
    return plain.includes("\0") ? null : plain;
  } catch {
    return null;
  }
}

// A part of a path that is one or two dots, also encoded. What takes a backslash for a slash takes those parts for such, too.
const DOTS = /(?:^|[/\\])(?:\.|%2e){1,2}(?=[/\\]|$)/i;

/**
 * The address of a request with the dots of its path resolved, as a URL has it (RFC 3986 5.2.4), since whatever is behind resolves them:
 * so nothing takes `/papers/../people/NAME` for a page of a paper. What has none is returned as it is.
 */
export function withoutDots(url) {
  const path = url.replace(/[?#].*$/s, "");
  if (!path.startsWith("/") || !DOTS.test(path)) return url;
  const query = url.slice(path.length).replace(/#.*$/s, "");
  return (pathOf(path) ?? path) + query;
}

/** Whether a path can be decoded again and again, as what is behind may do it once more: Next does where it rewrites; and has then no dots to resolve. */
function isWellFormed(path) {
  for (let times = 0, text = path; times < 4; times++) {
    const plain = decoded(text);
    if (plain === null || DOTS.test(plain)) return false;
    if (plain === text) return true;
    text = plain;
  }
  return false;
}

/** The path of an address as a URL has it, without dots and double slashes; null where it is part of no URL. */
function pathOf(url) {
  try {
    return new URL(`http://x${url}`).pathname;
  } catch {
    return null;
  }
}

const refusal = (status, sentence, headers) => ({ status, sentence, headers });

// Letters of every address of a page; nothing in it is encoded, and no part can be left out. Most requests are for such a one.
const SIMPLE = /^(?:\/\w[\w.-]*)+$/;
const isSimplePage = (url, method) =>
  (url === "/" || (SIMPLE.test(url) && url.length <= MAX_PATH && !url.startsWith("/api/"))) && PAGES.includes(method);

/** How many headers have this name, which is in lower case. */
function countOf(rawHeaders, name) {
  let count = 0;
  for (let at = 0; at < rawHeaders.length; at += 2)
    if (rawHeaders[at].length === name.length && rawHeaders[at].toLowerCase() === name) count += 1;
  return count;
}

/** Why a request is answered without looking further; null where nothing is wrong with it so far. */
export function wrongWith({ url, method, rawHeaders }) {
  if (rawHeaders.length > 2 * MAX_HEADERS) return refusal(431, `A request has at most ${MAX_HEADERS} headers.`);
  if (countOf(rawHeaders, "host") > 1) return refusal(400, "A request names one host.");
  if (isSimplePage(url, method)) return null;
  if (url === "*" && method === "OPTIONS") return refusal(204, "", { allow: ROUTES.join(", ") });
  if (!url.startsWith("/")) return refusal(400, "An address here begins with a slash; this server is no proxy.");

  const [path, ...query] = url.split("?");
  if (path.length > MAX_PATH || (url.length > MAX_OF_PAGE && !path.startsWith("/api/")))
    return refusal(414, "That address is longer than any of this site.");
  const plainPath = pathOf(url);
  if (!isWellFormed(path) || decoded(query.join("?").replaceAll("+", " ")) === null || plainPath === null)
    return refusal(400, "Something in that address is not encoded as it should be. Check how it was copied.");

  // The second are what `next dev` serves to its own pages.
  const allowed = /^\/(api\/|__nextjs_)/.test(plainPath) ? ROUTES : PAGES;
  if (method === "OPTIONS" && allowed === PAGES) return refusal(204, "", { allow: "GET, HEAD, OPTIONS" });
  if (!allowed.includes(method)) return refusal(405, "That cannot be done here.", { allow: allowed.join(", ") });
  return null;
}
