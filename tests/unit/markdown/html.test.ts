import { describe, expect, it } from "vitest";
import { asTyped } from "@/lib/markdown/as-typed";
import { toHtml } from "@/lib/markdown/html";

const renderMarkdown = (markdown: string) => toHtml(markdown) ?? asTyped(markdown);

describe("the Markdown of a comment", () => {
  it("has emphasis, lists, quotes, tables, code and bare links", () => {
    const html = renderMarkdown("**b** *i* ~~d~~ `c`\n\n> q\n\n1. one\n\n| a | b |\n|--|--|\n| 1 | 2 |\n\nhttps://example.org");
    for (const tag of [
      "<strong>b",
      "<em>i",
      "<del>d",
      "<code>c",
      "<blockquote>",
      "<ol>",
      "<td>1",
      'href="https://example.org"',
    ])
      expect(html).toContain(tag);
  });

  it("does not vouch for links", () => {
    expect(renderMarkdown("[x](https://example.org)")).toContain('rel="nofollow ugc noopener"');
  });

  it("typesets formulas, which Markdown does not take apart, and shows what is none as it was typed", () => {
    const html = renderMarkdown("So $a_1 * b_2 * c$ and\n\n$$\n\\sum_i x_i\n$$\n\nbut $\\frac{1}$.");
    expect(html.match(/<math/g)).toHaveLength(2);
    expect(html).toContain('class="formula"');
    expect(html).not.toContain("<em>");
    expect(html).toContain("<code>\\frac{1}</code>");
  });

  it("says which items are tasks, how columns are aligned, and that tables scroll by keyboard", () => {
    expect(renderMarkdown("- [x] done\n- not a task")).toContain('<li class="task-list-item">☑ done</li>\n<li>not a task</li>');
    expect(renderMarkdown("| a | b |\n|--:|:-:|\n| 1 | 2 |")).toMatch(
      /<table tabindex="0">[\s\S]*<td align="right">1[\s\S]*<td align="center">2/,
    );
  });

  it.each([
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "![x](https://tracker.example/pixel.png)",
    "[x](javascript:alert(1))",
    "[x](JaVaScRiPt:alert(1))",
    "[x](data:text/html;base64,PHNjcmlwdD4=)",
    "[x](vbscript:x)",
    "<a href='javascript:alert(1)'>x</a>",
    "<svg onload=alert(1)>",
    "<iframe src=https://evil.example></iframe>",
    "<style>*{display:none}</style>",
    "$\\href{javascript:alert(1)}{x}$",
    "$\\html{<script>alert(1)</script>}$",
    "$\\includegraphics{https://tracker.example/x.png}$",
    "`<script>`",
    '[x](https://example.org "onmouseover=alert(1)")',
    "<form action=/api/upvote><button>x",
    "# <b onclick=alert(1)>h",
    "[^1]\n\n[^1]: id clash",
    "- [x] task",
  ])("lets nothing through of %j", (markdown) => {
    const html = renderMarkdown(markdown);
    const tags = [...html.matchAll(/<\/?([a-z0-9]+)([^>]*)>/gi)];
    for (const [, tag, attributes] of tags) {
      expect(
        "p br a em strong del code pre blockquote ul ol li hr table thead tbody tr th td math semantics mrow mi mo mn mtext mstyle".split(
          " ",
        ),
      ).toContain(tag);
      expect(attributes).not.toMatch(/\son\w+|style=|javascript:|data:|vbscript:|\sid=|\ssrc=/i);
    }
  });

  it.each([">", "<"])("is shown as it was typed where it is nested deeper than anything could be read", (sign) => {
    const markdown = `${"> ".repeat(4999)}${sign}`;
    const html = renderMarkdown(markdown);
    const opening = '<p class="as-typed" tabindex="0">'; // a box that scrolls, also by keyboard
    expect(html.startsWith(`${opening}&#62; &#62; `)).toBe(true);
    expect(html.slice(opening.length)).not.toMatch(/<(?!\/p>)/);
  });
});
