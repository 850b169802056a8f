import { wantsJson } from "./door/refuse.mjs";
import { SHORT_PAGE_POLICY, shortPage } from "./short-page.mjs";

const PAGE = shortPage(
  "Back in a moment",
  "This site cannot reach its database just now. Try again in a few seconds; what was saved is safe.",
);
const MESSAGE = "This site cannot reach its database just now. Try again in a few seconds.";

/**
 * Answers 503 (RFC 9110, 15.6.4): with JSON for scripts, else with a short page.
 * @param end the response's own, where another stands in for it
 */
export function sendUnavailable(request, response, end = response.end) {
  const json = wantsJson(request);
  const body = json ? JSON.stringify({ error: MESSAGE, code: "unavailable" }) : PAGE;
  for (const name of response.getHeaderNames()) response.removeHeader(name);
  response.statusCode = 503;
  response.setHeader("content-type", json ? "application/json" : "text/html; charset=utf-8");
  response.setHeader("content-length", Buffer.byteLength(body));
  response.setHeader("cache-control", "no-store");
  response.setHeader("retry-after", "5");
  response.setHeader("x-content-type-options", "nosniff");
  response.setHeader("content-security-policy", SHORT_PAGE_POLICY);
  end.call(response, body);
}
