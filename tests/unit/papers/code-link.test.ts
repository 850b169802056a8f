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

  const tex = String.raw;
  it.each([
    [tex`https://github.com/a/b\_c`, "a/b_c"],
    [tex`https://github.com/a/b{\_}c and`, "a/b_c"],
    [tex`\url{https://github.com/a/b\_c}`, "a/b_c"],
    [tex`\href{https://github.com/a/b}{code}`, "a/b"],
    ["[code](https://github.com/a/b)", "a/b"],
    ["_https://github.com/a/b_", "a/b"],
    ["https://github.com/a/b_", "a/b_"],
    ["https://github.com/a/b{Github}", "a/b"],
    ["see github.com/a/b.The code is there", "a/b"],
    ["see github.com/a/b.We", "a/b"],
    ["see github.com/a/b.Experiments show", "a/b"],
    ["see github.com/a/b.Nothing else is", "a/b"],
    ["at https://github.com/baaivision/Emu3.5 to", "baaivision/Emu3.5"],
    ["github.com/JamesNK/Newtonsoft.Json", "JamesNK/Newtonsoft.Json"],
    ["github.com/a/next.js is", "a/next.js"],
    ["github.com/JamesNK/Newtonsoft.Json is", "JamesNK/Newtonsoft.Json"],
    ["github.com/a/b, github.com/c/d", "a/b"],
    ["github.com/a/b's", "a/b"],
    ["见 https://github.com/a/b。代码", "a/b"],
    ["https://github.com/a/bhttps://x.org", "a/b"],
    ["https://github.com/foo/ my-repo is", "foo/my-repo"],
    ["https://github.com/foo/ bar", "foo/bar"],
    ["https://github.com/foo/\nBar_Baz.", "foo/Bar_Baz"],
    ["https://github.com/\nfoo/bar", "foo/bar"],
    ["https://github.com/foo\n/bar", "foo/bar"],
    ["https://github.com/foo/ bar is available", "foo/bar"],
    ["https://github.com/foo/ Mamba.", "foo/Mamba"],
    ["https://github.com/foo/my-\nrepo is", "foo/my-repo"],
    ["https://github.com/foo-\nlab/repo", "foo-lab/repo"],
    ["https://github.com/foo/my\u2011re\u200bpo", "foo/my-repo"],
    ["https://github.com/a/b.git", "a/b"],
    ["https://github.com/a/b/tree/main/c?tab=x#readme", "a/b"],
    ["https://github.com/a/b?tab=readme-ov-file", "a/b"],
    ["https://github.com/a/b#readme", "a/b"],
    ["HTTP://WWW.GitHub.com/A/B", "A/B"],
    ["git@github.com:a/b.git", "a/b"],
    ["ssh://git@github.com/a/b.git", "a/b"],
    ["git clone https://me:secret@github.com/a/b", "a/b"],
    ["https://github.com/a%2Fb%5Fc%2Dd", "a/b_c-d"],
    ["https://github.com//a/b", "a/b"],
    ["https://github.com/org/.github", "org/.github"],
    [tex`https://github.com/a/b$\_$c`, "a/b_c"],
    ["https://github.com/a/b$_$c.", "a/b_c"],
    [tex`\url{https://github.com/a/b$\_$c}`, "a/b_c"],
    [tex`\url{https://github.com/a/b$_$c$_$d}`, "a/b_c_d"],
    [tex`https://github.com/a/b$\text{\_}$c and $\textunderscore$`, "a/b_c"],
    ["github.com/a/b.GPT-4 is", "a/b"],
    ["https://github.com/a/b$-$c and", "a/b-c"],
    ["https://github.com/a/b{-}c{.}d", "a/b-c.d"],
    ["https://github.com/a/b_{1}", "a/b_1"],
    [tex`https://github.com/a/b\_{two}`, "a/b_two"],
    [tex`https://github.com/a/b\_ c`, "a/b_c"],
    [tex`https://github.com/a/b\_ is`, "a/b_"],
    ["github.com/a/b.Furthermore, we show", "a/b"],
    ["github.com/a/b.Additionally, we", "a/b"],
    ["github.com/a/b.Finally, we", "a/b"],
    ["github.com/a/b.Notably, it", "a/b"],
    ["github.com/a/b.Specifically, GPT-4", "a/b"],
    ["github.com/a/b.Interestingly, GPT-4", "a/b"],
    ["github.com/a/b.Index Terms", "a/b"],
    ["github.com/a/b.Abstract", "a/b"],
    ["github.com/a/b.Keywords: graphs", "a/b"],
    ["github.com/a/b.1 Introduction", "a/b"],
    ["github.com/a/b.1. INTRODUCTION", "a/b"],
    ["github.com/a/b.I. Introduction", "a/b"],
    ["github.com/a/b.Deep Learning", "a/b"],
    ["github.com/a/Foo.Bar, github.com/c/d", "a/Foo.Bar"],
    ["github.com/baaivision/Emu3.5. 1 Introduction", "baaivision/Emu3.5"],
    ["github.com/ggerganov/whisper.cpp. The", "ggerganov/whisper.cpp"],
    ["https: //github.com/a/b", "a/b"],
    ["https:// github.com/a/b", "a/b"],
    ["https : / / github.com/a/b", "a/b"],
    ["https://github .com/a/b", "a/b"],
    ["github .com/a/b", "a/b"],
    ["github . com/a/b", "a/b"],
    ["https://github.com:443/a/b", "a/b"],
    ["ssh://git@ssh.github.com:443/a/b.git", "a/b"],
    ["https://github.com/user-attachments/assets/x and github.com/c/d", "c/d"],
    ["gist.github.com/a/b and github.com/c/d", "c/d"],
    ["github.com/sponsors/me, github.com/c/d", "c/d"],
  ])("in %j is %j", (text, repository) => expect(findCodeUrl(text)).toBe(`https://github.com/${repository}`));

  it.each([
    "https://notgithub.com/a/b",
    "https://gist.github.com/a/0123456789abcdef",
    "https://api.github.com/repos/a",
    "https://raw.githubusercontent.com/a/b/main/c",
    "https://docs.github.com/en/rest",
    "https://github.com.evil.org/a/b",
    "https://evil.org/github.com/a/b",
    "https://a.github.io/b/c",
    "me@github.com/a/b",
    "https://github.com/foo/ and more of it",
    "https://github.com/foo/ We release all",
    "https://github.com/foo/ code is available",
    "https://github.com/foo/ upon acceptance",
    "https://github.com/foo. We",
    "https://github.com/login/oauth",
    "https://github.com/orgs/a/repositories",
    "https://github.com/a/..",
    "https://github.com/a?tab=repositories",
    "https://bitbucket.org/a/b",
    "https://github.com/user-attachments/assets/0a1b2c3d",
    "https://github.com/advisories/GHSA-x",
    "https://github.com:8080/a/b",
    "https: //notgithub .com/a/b",
    "https://huggingface.co/a/b",
  ])("is not in %j either", (text) => expect(findCodeUrl(text)).toBeNull());

  it("is found in linear time", () => {
    for (const unit of ["github.com/", "github.com/a-", "https://", "github.com/a/ ", "\\_"]) findCodeUrl(unit.repeat(20_000));
  });
});
