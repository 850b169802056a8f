import { describe, expect, it } from "vitest";
import { cacheControl } from "../../bin/cache-control.mjs";

const IMMUTABLE = "public, max-age=31536000, immutable";
const NEXT = "s-maxage=3600, stale-while-revalidate=31532400";

describe("the Cache-Control of an answer", () => {
  it("is never Next's for a CDN, whatever the status and the method", () => {
    for (const status of [200, 204, 301, 303, 304, 307, 308, 400, 404, 405, 500, 503])
      for (const method of ["GET", "HEAD", "POST", "OPTIONS"])
        for (const given of [NEXT, "public, s-maxage=1", "max-age=60, stale-while-revalidate=60", undefined])
          expect(cacheControl({ status, method, given }), `${status} ${method} ${given}`).not.toMatch(/s-maxage|stale-while/);
  });

  it("has pages asked for again, also where nothing changed", () => {
    for (const status of [200, 304])
      expect(cacheControl({ status, method: "GET", given: NEXT })).toBe("public, max-age=0, must-revalidate");
  });

  it("keeps what sets a cookie from everybody else", () => {
    for (const given of [NEXT, IMMUTABLE, "public, max-age=300", undefined])
      expect(cacheControl({ status: 200, method: "GET", given, setsCookie: true })).toBe("private, no-store");
  });

  it("keeps no error and no answer to a form", () => {
    for (const given of [NEXT, IMMUTABLE, undefined]) {
      for (const status of [400, 404, 405, 413, 500, 503])
        expect(cacheControl({ status, method: "GET", given })).toBe("no-store");
      expect(cacheControl({ status: 200, method: "POST", given })).toBe("no-store");
    }
  });

  it("leaves what a route has decided, and has all else asked for again", () => {
    for (const given of [IMMUTABLE, "public, max-age=300", "private, no-cache, no-store, max-age=0, must-revalidate"])
      expect(cacheControl({ status: 200, method: "GET", given })).toBe(given);
    expect(cacheControl({ status: 308, method: "GET" })).toBe("no-cache");
  });
});
