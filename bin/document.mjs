// What of Next's HTML reaches a reader. Pages are documents: the client runtime of Next and the data it would hydrate from stay out,
// so that the only scripts are two files of ours, and the policy can refuse every other one.

import { gzipSync } from "node:zlib";

const OURS = /^<script(?: type="module")? src="\/(?:theme|generated\/enhance)\.js(?:\?\w+)?"/;
const DATA = /^<script type="application\/ld\+json"/;
const SCRIPTS = /<script\b[\s\S]*?<\/script>|<link rel="preload" as="script"[^>]*>/g;

/** The page without the scripts that are not ours. */
export function withoutRuntime(html) {
  return html.replace(SCRIPTS, (element) => (OURS.test(element) || DATA.test(element) ? element : ""));
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

const FRESH = "public, max-age=0, must-revalidate";

// Pages that Next has kept come again and again: what was made of one is kept too, by the ETag that Next makes from its bytes.
const KEPT_BYTES = 32 * 1024 * 1024;
const kept = new Map();
let keptBytes = 0;

/** The page as it is sent, plain and gzipped. */
function finish(html, etag) {
  const plain = Buffer.from(withoutRuntime(html));
  const page = { plain, gzip: etag && gzipSync(plain) };
  if (etag) {
    kept.set(etag, page);
    keptBytes += page.plain.length + page.gzip.length;
    for (const [oldest, { plain, gzip }] of kept) {
      if (keptBytes <= KEPT_BYTES) break;
      kept.delete(oldest);
      keptBytes -= plain.length + gzip.length;
    }
  }
  return page;
}

/**
 * Has `response` hold an HTML page back until it is whole, and send what is fit to be read.
 * @param gzip whether its reader takes gzip
 * @param instead what to send where Next has only a shell, by its status: a page, or another address
 */
export function sendDocuments(response, gzip, instead) {
  const { write, end, flushHeaders } = response;
  const held = [];
  const isPage = () => String(response.getHeader("content-type")).startsWith("text/html");
  const hold = (chunk, encoding) => chunk && held.push(typeof chunk === "string" ? Buffer.from(chunk, encoding) : chunk);

  const send = (html, finished, etag) => {
    response.removeHeader("content-length");
    // Next's stale-while-revalidate would have browsers show a page from before one's own vote; with its ETag, asking is cheap.
    if (/s-maxage/.test(response.getHeader("cache-control"))) response.setHeader("cache-control", FRESH);
    if (!response.hasHeader("content-security-policy")) response.setHeader("content-security-policy", POLICY);
    const page = kept.get(etag) ?? (html && finish(html, etag));
    if (!page) return end.call(response, finished);
    if (gzip && page.gzip) response.setHeader("content-encoding", "gzip");
    end.call(response, gzip && page.gzip ? page.gzip : page.plain, finished);
  };

  response.flushHeaders = () => isPage() || flushHeaders.call(response);
  response.write = (chunk, encoding, done) => {
    if (!isPage()) return write.call(response, chunk, encoding, done);
    hold(chunk, encoding);
    (typeof encoding === "function" ? encoding : done)?.();
    return true;
  };
  response.end = (chunk, encoding, done) => {
    if (!isPage()) return end.call(response, chunk, encoding, done);
    if (typeof chunk !== "function") hold(chunk, encoding);
    const finished = [chunk, encoding, done].find((given) => typeof given === "function");
    const etag = held.length > 0 ? response.getHeader("etag") : undefined; // the answer to HEAD has one, and no page
    const page = kept.has(etag) ? "" : Buffer.concat(held).toString();
    if (!page.includes(SHELL)) send(page, finished, etag);
    else {
      response.setHeader("cache-control", "no-store");
      response.removeHeader("etag");
      instead(response.statusCode).then(
        ({ html = "", location }) => {
          if (location) {
            response.statusCode = 308;
            response.setHeader("location", location);
          }
          send(html, finished);
        },
        () => send(page, finished),
      );
    }
    return response;
  };
}
