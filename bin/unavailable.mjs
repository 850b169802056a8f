const PAGE = `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Back in a moment · Daily Papers</title>
<style>body { font: 1.1rem/1.5 system-ui, sans-serif; max-width: 36rem; margin: 15vh auto; padding: 0 1rem; color-scheme: light dark }</style>
<h1>Back in a moment</h1>
<p>This site cannot reach its database just now. Try again in a few seconds; what was saved is safe.</p>
`;
const MESSAGE = "This site cannot reach its database just now. Try again in a few seconds.";

/**
 * Answers 503 (RFC 9110, 15.6.4): with JSON for scripts, else with a short page.
 * @param end the response's own, where another stands in for it
 */
export function sendUnavailable(request, response, end = response.end) {
  const { accept = "" } = request.headers;
  const json = accept.includes("application/json") || (/^\/api\//.test(request.url) && !accept.includes("text/html"));
  const body = json ? JSON.stringify({ error: MESSAGE, code: "unavailable" }) : PAGE;
  for (const name of response.getHeaderNames()) response.removeHeader(name);
  response.statusCode = 503;
  response.setHeader("content-type", json ? "application/json" : "text/html; charset=utf-8");
  response.setHeader("content-length", Buffer.byteLength(body));
  response.setHeader("cache-control", "no-store");
  response.setHeader("retry-after", "5");
  response.setHeader("x-content-type-options", "nosniff");
  response.setHeader("content-security-policy", "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'");
  end.call(response, body);
}
