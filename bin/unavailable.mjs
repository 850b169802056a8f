import { wantsJson } from "./door/refuse.mjs";
import { SHORT_PAGE_POLICY, shortPage } from "./short-page.mjs";

const MESSAGE = "This site cannot reach its database just now. Try again in a few seconds.";
// What was begun when the database went away may end when it is back.
const MAY_BE_DONE =
  "This site cannot reach its database just now. What you sent may have been taken all the same: look in a few seconds, before you send it again.";

/**
 * Answers 503 (RFC 9110, 15.6.4): with JSON for scripts, else with a short page.
 * @param end the response's own, where another stands in for it
 */
export function sendUnavailable(request, response, end = response.end) {
  const json = wantsJson(request);
  const message = ["GET", "HEAD"].includes(request.method) ? MESSAGE : MAY_BE_DONE;
  const body = json ? JSON.stringify({ error: message, code: "unavailable" }) : shortPage("Back in a moment", message);
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
