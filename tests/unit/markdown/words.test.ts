import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { toHtml } from "@/lib/markdown/html";

const renderMarkdown = (markdown: string) => toHtml(markdown) ?? "";

const decode = (html: string) =>
  html.replace(/&(?:#x([0-9A-F]+)|#(\d+)|(lt|gt|amp|quot));/gi, (_, hex, decimal, name) =>
    name
      ? { lt: "<", gt: ">", amp: "&", quot: '"' }[name as "lt"]
      : String.fromCodePoint(Number.parseInt(hex ?? decimal, hex ? 16 : 10)),
  );
/** What a reader sees; a formula as a box. */
const seen = (markdown: string) =>
  decode(
    renderMarkdown(markdown)
      .replace(/<math[\s\S]*?<\/math>/g, "□")
      .replace(/<[^>]+>/g, ""),
  ).trim();

describe("dollars in a comment", () => {
  it.each([
    "It cost $3 last year and $4 now.",
    "between $100k and $200k",
    "$5-$10 a month, or $20",
    "a $ sign, another $ sign",
    "set $HOME and $PATH",
    "20$ or 30$ a month",
    "US$3 and US$4",
    "an open $x and no more",
    "$ x $",
    "Costs $1,000.50 (US$) or $1k.",
    "$3-$4, 3$-4$",
    "US$4, A$5, US$",
    "prices in US$, not in C$",
    "from $5 to 6$",
    "20$, 30$ or 20$-30$",
    "$5/month, 6$/month",
    "$5, US$ that is",
  ])("are money, or what they are: %s", (markdown) => expect(seen(markdown)).toBe(markdown));

  it.each([
    ["$x$", "□"],
    ["cost $5, so $x$ is", "cost $5, so □ is"],
    ["$3 and $4 but $x_1$, $y$.", "$3 and $4 but □, □."],
    ["($a$)-($b$)", "(□)-(□)"],
    ["$x$ and *$y$*", "□ and □"],
    ["$$ x $$ here", "□ here"],
    ["$$\nx\n$$", "□"],
    ["\\$3 and \\$4", "$3 and $4"],
    ["`$x$`", "$x$"],
    ["It costs $4; set `$HOME/bin` first.", "It costs $4; set $HOME/bin first."],
    ["Use `$x` then $5 and `$y`.", "Use $x then $5 and $y."],
    ["US$4. `$x$` and \\$x\\$", "US$4. $x$ and $x$"],
    ["$x$ then `$y$`, $z$ and ``c`d``, `e`", "□ then $y$, □ and c`d, e"],
    ["A $x and ``a`$`` b$", "A $x and a`$ b$"],
    ["$$ in `a`, and `$$`", "$$ in a, and $$"],
    ["$\\text{`a'}$ and $b$", "□ and □"],
    ["$5x$, $3 \\times 3$, $1,000$, $2 + 2 = 4$, $1, 2, 3$", "□, □, □, □, □"],
    ["$1$-$2$, 3$\\times$ 3, H$_2$O, SO$(3)$, $2 \\text{ if } x$", "□-□, 3□ 3, H□O, SO□, □"],
    ["$f(5)$ and $(5$", "□ and □"],
    ["| a |\n|--|\n| $P(x \\| y)$ |", "□"],
  ])("hold formulas: %j", (markdown, shown) => expect(seen(markdown).replace(/^a\s+/, "")).toBe(shown));

  it("hold formulas of their own line", () => {
    for (const markdown of [
      "$$x$$",
      "$$ x\n= y $$",
      "$$\nx\n$$",
      "so\n\n$$ \\begin{aligned} a &= b \\\\\n c &= d \\end{aligned} $$",
    ])
      expect(renderMarkdown(markdown)).toMatch(/<p class="formula"><math [^>]*display="block"/);
    expect(renderMarkdown("see $$x$$ here")).not.toContain("formula");
  });

  it("keep what is inside from being Markdown only where they hold a formula", () => {
    expect(renderMarkdown("$3 **now** and $4")).toContain("<strong>now</strong>");
    expect(renderMarkdown("$a_1 * b_2 * c$")).not.toContain("<em>");
  });
});

describe("HTML in a comment", () => {
  it.each([
    "The <think> token",
    "a<b and c>d",
    "<div>block</div>",
    "<div>\nblock\n</div>",
    "<script>alert(1)</script>",
    "<!-- a note -->",
    "<?php echo 1 ?>",
    "<![CDATA[x]]>",
    "<!DOCTYPE html>",
    "x <br> y <img src=x onerror=alert(1)>",
    "<details><summary>s</summary>",
    "</p></div>",
    "List<String> and Map<K, V>",
    "<|im_start|>user",
  ])("is shown as it was typed, in every place: %j", (html) => {
    const line = html.replaceAll("\n", " ");
    expect(seen(html)).toBe(html);
    expect(seen(`- ${line}`)).toBe(line);
    expect(seen(`> ${line}`)).toBe(line);
    expect(seen(`1. a\n   - **${line}**`)).toContain(line);
    expect(seen(`# ${line}`)).toBe(line);
    if (!line.includes("|")) expect(seen(`| a |\n|--|\n| ${line} |`)).toContain(line);
    expect(seen(`[${line}](https://example.org)`)).toBe(line);
    expect(seen(`\`${line}\``)).toBe(line);
  });

  it("does not keep Markdown from being read inside of it", () => {
    expect(renderMarkdown("<think>\n**Hm**\n</think>")).toContain("<strong>Hm</strong>");
  });
});

describe("the words of a comment", () => {
  it("keep their line breaks", () => {
    expect(renderMarkdown("one\ntwo")).toBe("<p>one<br>\ntwo</p>");
    expect(renderMarkdown("one  \ntwo")).toBe("<p>one<br>\ntwo</p>");
    expect(renderMarkdown("> one\n> two")).toContain("one<br>");
    expect(renderMarkdown("```\none\ntwo\n```")).not.toContain("<br>");
  });

  it.each([
    ["# Method", "Method"],
    ["Method\n---", "Method"],
    ["![a picture](https://example.org/x.png)", "a picture"],
    ["![](https://example.org/x.png)", "https://example.org/x.png"],
    ["![a picture][1]\n\n[1]: https://example.org", "a picture"],
    ["[](https://example.org)", "https://example.org"],
    ["It holds[^1].\n\n[^1]: Not **always**.", "It holds[1].\n[1] Not always."],
    ["[^1]: Nobody refers to it", "[1] Nobody refers to it"],
    ["[1]: nowhere", "[1]: nowhere"],
    ["- [x] done\n- [ ] to do", "☑ done\n☐ to do"],
    ["<https://example.org/a?b=1&c=2>", "https://example.org/a?b=1&c=2"],
    ["AT&amp;T &copy; &lt;b&gt; &nosuch;", "AT&T © <b> &nosuch;"],
    ["snake\\_case and snake_case_name", "snake_case and snake_case_name"],
    ["~~gone~~ but 5~10 and 20~30", "gone but 5~10 and 20~30"],
    ["ask @ada about 2409.12186v2 and arXiv:2409.12186 [cs.CV]", "ask @ada about 2409.12186v2 and arXiv:2409.12186 [cs.CV]"],
    ["good 👍🏽 👩‍🔬", "good 👍🏽 👩‍🔬"],
    ["\\(x^2\\)", "(x^2)"],
    ["$\\frac{1}$ fails", "\\frac{1} fails"],
    ["[x](javascript:alert(1))", "x"],
  ])("are all shown: %j", (markdown, shown) => expect(seen(markdown).replace(/\n+/g, "\n")).toBe(shown));

  it("are a heading's without its level, in a paragraph of their own", () => {
    expect(renderMarkdown("# Method\ntext")).toBe("<p><strong>Method</strong></p>\n<p>text</p>");
  });

  it("are all there, whatever is typed between them", () => {
    // Without what opens a title of a link or a block of code, whose first line says its language.
    const signs = fc.constantFrom(..."<>&$\\*_[]){}!#-+|:=./^@ \n".split(""), "<b>", "</b>", "$$", "[^1]", "![");
    const words = ["kitten", "parrot", "weasel"];
    fc.assert(
      fc.property(fc.array(fc.oneof(signs, fc.constantFrom(...words)), { maxLength: 30 }), (parts) => {
        const html = renderMarkdown(parts.join(""));
        const shown = html.replace(/<[^>]+>/g, "") + (html.match(/href="[^"]*"/g) ?? "");
        for (const word of words) if (parts.includes(word)) expect(shown).toContain(word);
      }),
      { numRuns: 500 },
    );
  });
});
