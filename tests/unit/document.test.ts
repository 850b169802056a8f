import { describe, expect, it } from "vitest";
import { POLICY, withoutRuntime } from "../../bin/document.mjs";

describe("a page as it is sent", () => {
  it("has no script but our two files and data", () => {
    const html = withoutRuntime(
      '<head><script src="/theme.js"></script><script type="module" src="/generated/enhance.js"></script><link rel="preload" as="script" href="/_next/a.js"/><script src="/_next/a.js" async=""></script></head><p>text</p><script type="application/ld+json">{"a":1}</script><script>self.__next_f.push([1])</script><script id="_R_">x()</script>',
    );
    expect(html).toBe(
      '<head><script src="/theme.js"></script><script type="module" src="/generated/enhance.js"></script></head><p>text</p><script type="application/ld+json">{"a":1}</script>',
    );
  });

  it("loses a script that somebody got into it, also one that looks like ours", () => {
    for (const script of [
      "<script>alert(1)</script>",
      '<script src="https://evil.example/theme.js"></script>',
      '<script src="/theme.js.evil"></script>',
      '<script src="/papers/x.md"></script>',
    ])
      expect(withoutRuntime(`<p>a</p>${script}<p>b</p>`), script).toBe("<p>a</p><p>b</p>");
  });

  it("goes with a policy that allows no script written into it", () => {
    const scripts = POLICY.split("; ").find((directive: string) => directive.startsWith("script-src"));
    expect(scripts).toBe("script-src 'self'");
    expect(POLICY).toContain("object-src 'none'");
    expect(POLICY).toContain("base-uri 'none'");
    expect(POLICY).toContain("form-action 'self'");
  });
});
