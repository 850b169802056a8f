import { describe, expect, it } from "vitest";
import { retryAfterMs } from "@/lib/ingest/http";

describe("Retry-After", () => {
  const now = new Date("2026-01-01T00:00:00Z");
  it("is a number of seconds or an HTTP date", () => {
    expect(retryAfterMs("120", now)).toBe(120_000);
    expect(retryAfterMs("Thu, 01 Jan 2026 00:00:30 GMT", now)).toBe(30_000);
    expect(retryAfterMs("Wed, 31 Dec 2025 00:00:00 GMT", now)).toBe(0);
    expect(retryAfterMs("soon", now)).toBeNull();
    expect(retryAfterMs(null, now)).toBeNull();
  });
});
