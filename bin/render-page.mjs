import { finishedPage } from "../lib/pages/finished-page.mjs";
import { ASK_AGAIN } from "./cache-control.mjs";
import { isShell, POLICY, withoutRuntime } from "./document.mjs";

/** Headers of Next's answer that are about that answer, and not about the page. */
const NEXTS_OWN =
  /^(?:x-nextjs-.*|cache-control|etag|vary|date|connection|keep-alive|transfer-encoding|content-(?:length|encoding))$/;

const kept = (headers) => Object.fromEntries(Object.entries(headers).filter(([name]) => !NEXTS_OWN.test(name)));

/**
 * @param inside gets a path from Next
 * @param instead what to send where Next has only a shell, by address and status
 * @returns what the cache of pages renders with: a finished page, or an answer that is not kept: status, headers and text. `gone` says
 * that there is no such page any more
 */
export function pageRenderer(inside, instead) {
  return async (path) => {
    const { status, html, headers } = await inside(path);
    const gone = status < 500;
    if (isShell(html)) {
      const other = await instead(path, status);
      if (other.location) return { gone, answer: { status: 308, headers: { location: other.location }, text: "" } };
      return {
        gone,
        answer: { status, headers: { ...kept(headers), "cache-control": "no-store" }, text: withoutRuntime(other.html) },
      };
    }
    const isPage = headers["content-type"]?.startsWith("text/html");
    if (status !== 200 || !isPage || headers["set-cookie"])
      return { gone, answer: { status, headers: { ...kept(headers), "cache-control": headers["cache-control"] }, text: html } };
    const page = { ...kept(headers), "cache-control": ASK_AGAIN, "content-security-policy": POLICY };
    return { page: await finishedPage(withoutRuntime(html), page) };
  };
}

/** Sends what the cache of pages did not keep. */
export function sendAnswer(response, { status, headers, text }) {
  response.statusCode = status;
  for (const [name, value] of Object.entries(headers)) if (value !== undefined) response.setHeader(name, value);
  if (!response.hasHeader("content-security-policy")) response.setHeader("content-security-policy", POLICY);
  response.setHeader("content-length", Buffer.byteLength(text));
  response.end(text);
}
