import fc from "fast-check";

const NAMES =
  "accept accept-encoding accept-language range if-none-match if-modified-since if-match x-forwarded-for x-forwarded-host x-forwarded-proto forwarded referer user-agent authorization rsc next-router-state-tree next-action next-url x-middleware-subrequest x-nextjs-data sec-fetch-dest x-http-method-override content-encoding";
const ODD = ["%", "%E0%A4%A", "a=%", "=", ";;", "bytes=9-1", "gzip;q=x", "*", '"x"', "text/html;q=", "Bearer ", "Basic %"];

const latin1 = fc
  .array(fc.integer({ min: 0x20, max: 0xff }), { maxLength: 60 })
  .map((codes) => String.fromCharCode(...codes.filter((code) => code !== 0x7f)).trim());

/** Headers that browsers, proxies and others send, with values that they would not. */
export const oddHeaders = fc.dictionary(fc.constantFrom(...NAMES.split(" ")), fc.oneof(latin1, fc.constantFrom(...ODD)), {
  maxKeys: 3,
});

/** Cookies of ours that are none of ours. */
export const ODD_COOKIE = "daily-papers.session_token=%; admin=9.%; intent=%.%; signed-in=%00";
