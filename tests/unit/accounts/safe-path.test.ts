import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { safePath } from "@/lib/accounts/safe-path";

describe("where to go on to after signing in", () => {
  it.each(["/", "/papers/2407.21783", "/papers/hep-th/9901001#discussion", "/search?q=a%20b&x=1"])(
    "is %s where that was asked for",
    (path) => {
      expect(safePath(path)).toBe(path);
    },
  );

  it.each([
    "https://evil.example",
    "//evil.example",
    "/\\evil.example",
    "\\\\evil.example",
    "/\t/evil.example",
    "/\n/evil.example",
    " //evil.example",
    "/.//evil.example",
    "/x/..//evil.example",
    "/%2e//evil.example",
    "javascript:alert(1)",
    "data:text/html,x",
    "evil.example",
    "",
    undefined,
  ])("is never %j", (given) => {
    expect(safePath(given)).toBe("/");
  });

  it("is on this site for a browser, whatever is given", () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.webUrl(),
          fc.string().map((s) => `/${s}`),
          fc.string().map((s) => `/./${s}`),
        ),
        (given) => {
          const location = new URL(safePath(given), "https://papers.example.org/sign-in");
          expect(location.origin).toBe("https://papers.example.org");
        },
      ),
      { numRuns: 3000 },
    );
  });
});
