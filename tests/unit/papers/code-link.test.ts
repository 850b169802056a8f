import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { findCodeUrl } from "@/lib/papers/code-link";

const part = (pattern: RegExp) => fc.stringMatching(pattern);

describe("the code link of a text", () => {
  it("is the repository, whatever surrounds it", () => {
    const owner = part(/^[a-z][a-z0-9]{0,20}$/).filter(
      (name) =>
        ![
          "about",
          "apps",
          "events",
          "explore",
          "features",
          "login",
          "orgs",
          "pricing",
          "search",
          "security",
          "settings",
          "sponsors",
          "topics",
          "trending",
          "users",
          "contact",
          "enterprise",
          "collections",
          "marketplace",
          "notifications",
        ].includes(name),
    );
    const name = part(/^[A-Za-z0-9][\w-]{0,20}$/);
    const around = fc.constantFrom(
      (u: string) => `Code: ${u}.`,
      (u: string) => `(${u})`,
      (u: string) => `see ${u}, or`,
      (u: string) => `\\url{${u}}`,
      (u: string) => `${u}.git`,
      (u: string) => `${u}/tree/main/src`,
    );
    fc.assert(
      fc.property(owner, name, around, (o, n, wrap) => {
        expect(findCodeUrl(wrap(`https://github.com/${o}/${n}`))).toBe(`https://github.com/${o}/${n}`);
      }),
    );
  });

  it("keeps full stops inside of a name and drops the one that ends the sentence", () => {
    expect(findCodeUrl("at github.com/ggerganov/llama.cpp.")).toBe("https://github.com/ggerganov/llama.cpp");
  });

  it.each([
    "no link",
    "https://github.com/",
    "https://github.com/topics/nlp",
    "https://showlab.github.io/FQGAN",
    "https://gitlab.com/a/b",
  ])("is not in %j", (text) => expect(findCodeUrl(text)).toBeNull());
});
