import { setImmediate as turn } from "node:timers/promises";
import { describe, expect, it, onTestFinished } from "vitest";
import { asTyped } from "@/lib/markdown/as-typed";
import { MAX_HTML } from "@/lib/markdown/bounds";
import { renderMarkdown } from "@/lib/markdown/render";

const LENGTH = 10_000; // of a comment, at most
const fill = (start: string, unit: string) => start + unit.repeat(Math.floor((LENGTH - start.length) / unit.length));
const nested = (unit: string) => unit.repeat(LENGTH / unit.length);

/** Ten thousand characters each, which would become megabytes, take minutes, or overflow the stack. */
const HOSTILE: [string, string][] = [
  ["a table of many columns and short rows", fill(`|${"a|".repeat(1600)}\n|${"-|".repeat(1600)}\n`, "|\n")],
  ["a table of very many columns and few rows", `|${"a|".repeat(2400)}\n|${"-|".repeat(2400)}\n${"|\n".repeat(100)}`],
  ["many small tables", fill("", "|a|b|c|\n|-|-|-|\n\n")],
  ["a macro that expands", `${fill(`$\\def\\a{${"x".repeat(4000)}}`, "\\a")}$`],
  [
    "macros that expand one another",
    `$$\\def\\a{xxxxxxxxxx}\\def\\b{\\a\\a\\a\\a\\a}\\def\\c{\\b\\b\\b\\b}${"\\c".repeat(30)}$$`,
  ],
  ["a formula with thousands of cells", `${fill("$$\\begin{matrix}", "&")}\\end{matrix}$$`],
  ["thousands of formulas", fill("", "$x$ ")],
  ["a formula nested deep", `$${"{".repeat(4000)}${"}".repeat(4000)}$`],
  ["nested lists", nested("- ")],
  ["nested numbered lists", nested("1. ")],
  ["lists in quotes", nested("> - ")],
  ["quotes", nested(">")],
  ["lists nested line by line", Array.from({ length: 130 }, (_, depth) => `${" ".repeat(depth)}- a`).join("\n")],
  ["emphasis that never ends", fill("", "*a_ ")],
  ["brackets", fill("", "[")],
  ["links in links", fill("", "[a](")],
  ["backticks of all lengths", Array.from({ length: 138 }, (_, n) => "`".repeat(n)).join(" ")],
  ["thousands of items", fill("", "- a\n")],
  ["thousands of headings", fill("", "a\n-\n\n")],
  ["thousands of footnotes", fill("", "[^1]: a\n\n")],
];

describe("the renderer", () => {
  it.each(HOSTILE)("bounds what it makes of %s", async (_, markdown) => {
    const html = await renderMarkdown(markdown.slice(0, LENGTH), 60_000);
    expect(html?.length).toBeLessThan(MAX_HTML);
    expect((html?.match(/<t[dh][ >]/g) ?? []).length).toBeLessThanOrEqual(2000);
  });

  it("leaves its process free for others meanwhile", async () => {
    const [, table = ""] = HOSTILE[0] ?? [];
    let turns = 0;
    let done = false;
    const work = Promise.all([1, 2, 3].map(() => renderMarkdown(table, 60_000))).then(() => {
      done = true;
    });
    for (; !done; turns++) await turn();
    await work;
    expect(turns).toBeGreaterThan(100);
  });

  it("renders the next text where the one before has ended its thread", async () => {
    await renderMarkdown("so that there is a thread", 60_000);
    let started = 0;
    const count = () => started++;
    process.on("worker", count);
    onTestFinished(() => void process.off("worker", count));
    const endless = "*a_ ".repeat(30_000);
    const [slow, after] = await Promise.all([renderMarkdown(endless, 60_000), renderMarkdown("*good*", 60_000)]);
    expect(started).toBeGreaterThan(0);
    expect(slow).toBe(asTyped(endless));
    expect(after).toBe("<p><em>good</em></p>");
  });

  it("turns away what it could not do in time, and goes on", async () => {
    await renderMarkdown("first", 60_000);
    const answers = await Promise.all(Array.from({ length: 150 }, (_, n) => renderMarkdown(`*${n}*`, 60_000)));
    expect(answers.filter((html) => html === null)).toHaveLength(answers.length - 101); // one is rendered, a hundred wait
    expect(answers[99]).toBe("<p><em>99</em></p>");
    const [, table = ""] = HOSTILE[0] ?? [];
    expect(
      await Promise.all([renderMarkdown("*first*"), renderMarkdown(table), renderMarkdown("*impatient*", 0)]),
    ).toMatchObject({
      0: "<p><em>first</em></p>",
      2: null,
    });
    expect(await renderMarkdown("*patient*", 60_000)).toBe("<p><em>patient</em></p>");
  });
});
