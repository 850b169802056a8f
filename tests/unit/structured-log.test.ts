import { describe, expect, it } from "vitest";
import { logLine, requestScope, withoutTokens } from "../../bin/structured-log.mjs";

const AT = { time: new Date("2026-01-02T03:04:05Z"), request: undefined };
const failure = () => {
  const cause = Object.assign(new Error("connection\nrefused"), { code: "ECONNREFUSED" });
  return new TypeError("It failed\nin two lines", { cause });
};

describe("a line of the log", () => {
  it("is what was said, where nothing went wrong", () => {
    expect(logLine("text", "info", ["Daily Papers is at http://localhost:3000"], AT)).toBe(
      "Daily Papers is at http://localhost:3000",
    );
  });

  it("tells of a failure all that is known in one line", () => {
    const line = logLine("text", "error", ["POST /api/upvote", failure()], { ...AT, request: "f00dcafe" });
    expect(line).toMatch(
      /^2026-01-02T03:04:05.000Z error f00dcafe: POST \/api\/upvote TypeError: It failed in two lines \(at /,
    );
    expect(line).toMatch(/; because of Error: connection refused \[ECONNREFUSED\]/);
    expect(line).not.toContain("\n");
  });

  it("is an object in JSON, with the whole stack", () => {
    const line = logLine("json", "error", ["POST /api/upvote", failure()], { ...AT, request: "f00dcafe" });
    expect(line).not.toContain("\n");
    expect(JSON.parse(line)).toMatchObject({
      time: "2026-01-02T03:04:05.000Z",
      level: "error",
      request: "f00dcafe",
      message: expect.stringContaining("POST /api/upvote"),
      error: {
        name: "TypeError",
        message: "It failed\nin two lines",
        stack: expect.stringContaining("structured-log.test.ts"),
      },
    });
    expect(JSON.parse(logLine("json", "info", ["up", { a: 1 }], AT))).toMatchObject({ level: "info", message: 'up {"a":1}' });
  });

  it("fills in what a text has places for, as the console does", () => {
    expect(logLine("text", "info", ["%s papers of %s", 3, "today", "more"], AT)).toBe("3 papers of today more");
    expect(logLine("text", "info", [], AT)).toBe("");
  });

  it("names the request for which the code was called, also after it waited", async () => {
    await requestScope.run("f00dcafe", async () => {
      await new Promise((wake) => setTimeout(wake, 5));
      expect(logLine("text", "error", ["It failed"])).toContain(" error f00dcafe: It failed");
    });
    expect(logLine("text", "error", ["It failed"])).toBe("It failed");
  });

  it.each([
    "POST /api/mute/s3cret-token_1.x",
    "GET /unsubscribe/s3cret-token_1.x?a=1",
    "https://papers.example.org/sign-in/confirm/s3cret-token_1.x",
    '"/subscribe/choices/s3cret-token_1.x"',
    "/api/subscribe/choices/s3cret-token_1.x",
    "/subscribe/confirm/s3cret-token_1.x/",
  ])("keeps no token: %s", (text) => {
    expect(withoutTokens(text)).not.toContain("s3cret");
    expect(withoutTokens(text)).toContain("…");
    expect(logLine("json", "error", [new Error(`${text} failed`)], AT)).not.toContain("s3cret");
  });

  it("keeps addresses that open nothing", () => {
    for (const text of ["/papers/2401.00001", "/subscribe", "/sign-in/sent", "commute/work"])
      expect(withoutTokens(text)).toBe(text);
  });
});
