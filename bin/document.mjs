// What of Next's HTML reaches a reader. Pages are documents: the client runtime of Next and the data it would hydrate from stay out,
// so that the only scripts are two files of ours, and the policy can refuse every other one.

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
const SHELL = 'id="__next_error__"';

const FRESH = "public, max-age=0, must-revalidate";

/**
 * Has `response` hold an HTML page back until it is whole, and send what is fit to be read.
 * @param instead what to send where Next has only a shell, by its status: a page, or another address
 */
export function sendDocuments(response, instead) {
  const { write, end, flushHeaders } = response;
  const held = [];
  const isPage = () => String(response.getHeader("content-type")).startsWith("text/html");
  const hold = (chunk, encoding) => chunk && held.push(typeof chunk === "string" ? Buffer.from(chunk, encoding) : chunk);

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
    const page = Buffer.concat(held).toString();
    const send = (html) => {
      response.removeHeader("content-length");
      // Next's stale-while-revalidate would have browsers show a page from before one's own vote; with its ETag, asking is cheap.
      if (/s-maxage/.test(response.getHeader("cache-control"))) response.setHeader("cache-control", FRESH);
      if (!response.hasHeader("content-security-policy")) response.setHeader("content-security-policy", POLICY);
      end.call(response, withoutRuntime(html), "utf8", finished);
    };
    if (!page.includes(SHELL)) send(page);
    else {
      response.setHeader("cache-control", "no-store");
      instead(response.statusCode).then(
        ({ html = "", location }) => {
          if (location) {
            response.statusCode = 308;
            response.setHeader("location", location);
          }
          send(html);
        },
        () => send(page),
      );
    }
    return response;
  };
}
