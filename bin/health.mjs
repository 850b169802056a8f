// For who watches the site, be it a supervisor, a load balancer or Kubernetes. Answered before everything else, so also while the
// site is starting and while its database is away.

const text = (request, response, status, sentence, headers = {}) => {
  response.writeHead(status, {
    "content-type": "text/plain; charset=utf-8",
    "content-length": sentence.length + 1,
    "cache-control": "no-store",
    "x-content-type-options": "nosniff",
    ...headers,
  });
  response.end(request.method === "HEAD" ? undefined : `${sentence}\n`);
};

/**
 * Answers `/healthz`: 200 while this process answers at all; and `/readyz`: 200 while it can serve every page, else 503 with why not.
 * Neither asks the database, which would have to be waited for; that it answers is known from whoever follows it.
 * @param notReady why it is not ready, in ASCII; null where it is
 * @returns whether the request was for one of them
 */
export function answeredHealth(request, response, notReady) {
  const path = request.url.replace(/\?.*/s, "");
  if (path !== "/healthz" && path !== "/readyz") return false;
  request.resume();
  if (!["GET", "HEAD"].includes(request.method)) text(request, response, 405, "Ask with GET.", { allow: "GET, HEAD" });
  else if (path === "/healthz" || notReady === null) text(request, response, 200, "ok");
  else text(request, response, 503, notReady, { "retry-after": "2" });
  return true;
}
