// The one place that decides Cache-Control, for every status, method and kind of answer.
import onHeaders from "on-headers";

/** Kept by browsers and proxies, and asked for again each time, which is cheap with an ETag. */
export const ASK_AGAIN = "public, max-age=0, must-revalidate";

/**
 * The Cache-Control of an answer.
 * @param status of the answer
 * @param method of the request
 * @param given what the route or Next has set, if anything
 * @param setsCookie whether the answer sets a cookie, and so is somebody's own
 */
export function cacheControl({ status, method, given = "", setsCookie = false }) {
  if (setsCookie) return "private, no-store";
  if (status >= 400 || !["GET", "HEAD"].includes(method)) return /no-store/.test(given) ? given : "no-store";
  // Next's are for a CDN that it can purge; browsers and proxies would show a page from before one's own comment.
  if (/s-maxage|stale-while-revalidate/.test(given)) return ASK_AGAIN;
  return given || "no-cache";
}

/** Has the answer leave with the Cache-Control that `cacheControl` decides on, whoever writes its head and when. */
export function setCacheControl(request, response) {
  const { method } = request;
  onHeaders(response, () => {
    const given = response.getHeader("cache-control");
    const setsCookie = response.hasHeader("set-cookie");
    response.setHeader("cache-control", cacheControl({ status: response.statusCode, method, given, setsCookie }));
  });
}
