import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Page } from "playwright";
import { describe, expect, inject, it } from "vitest";
import { temporaryFolder } from "../../support/folder";
import { dailyPaper } from "../../support/made-up";
import { program } from "../../support/program";
import { mine, post, testPeople } from "./people";

const { as, visit } = testPeople();

/** 1,600 columns and as many short rows as ten thousand characters hold. */
const TABLE = `|${"a|".repeat(1600)}\n|${"-|".repeat(1600)}\n${"|\n".repeat(1790)}`;

/** Formulas that would lie over what stands beside, above or below them. */
const ATTACKS = [
  "\\smash{\\raisebox{4em}{\\rule{9em}{3em}}}",
  "\\smash{\\raisebox{-4em}{\\rule{9em}{3em}}}",
  "\\raisebox{-3em}{\\text{an answer of another}}",
  "\\smash{\\rule[-6em]{20em}{12em}}",
  "\\rlap{\\rule{20em}{9em}}",
  "\\mathllap{\\text{what somebody else said before}}",
  "\\kern-20em\\textcolor{red}{\\rule{20em}{2em}}",
  "\\hspace{-20em}\\colorbox{red}{over what stands before}",
  "\\smash{\\begin{matrix}a\\\\b\\\\c\\\\d\\\\e\\\\f\\end{matrix}}",
  "\\genfrac{}{}{20em}{}{a}{b}",
];

/** Pixels in which a whole page is seen, so that nothing scrolls below its head. */
const TALL = 6000;

/** That what is painted where the victims stand is the same whether the attackers' formulas are seen or not. */
async function expectUntouched(page: Page): Promise<void> {
  const pictures = async () => {
    const all = [];
    for (const victim of await page.locator(".victim").all()) all.push((await victim.screenshot()).toString("base64"));
    return all;
  };
  const attacked = await pictures();
  await page.addStyleTag({ content: ".attacker math, .attacker math * { visibility: hidden !important }" });
  const alone = await pictures();
  expect(alone.length).toBeGreaterThan(ATTACKS.length);
  expect(attacked.map((picture, at) => picture === alone[at])).toEqual(alone.map(() => true));
}

describe("a comment of ten thousand characters", () => {
  it("that would be a table of forty megabytes holds up no other page, and is shown as it was typed", async () => {
    const page = await as("mal@example.org");
    const paper = "2510.00121";
    let posting = true;
    const posted = Promise.all(Array.from({ length: 4 }, () => post(page, paper, [TABLE]))).then(async (statuses) => {
      await (await fetch(`${inject("site")}/papers/${paper}`)).text();
      posting = false;
      return statuses.flat();
    });
    const meanwhile: number[] = [];
    while (posting) meanwhile.push((await fetch(`${inject("site")}/papers/2510.00122`)).status);
    expect(await posted).toEqual([200, 200, 200, 200]);
    expect(meanwhile.length).toBeGreaterThan(5);
    expect(new Set(meanwhile)).toEqual(new Set([200]));
    const answer = await fetch(`${inject("site")}/papers/${paper}`);
    expect(answer.status).toBe(200);
    expect((await answer.text()).length).toBeLessThan(1_000_000);
    await page.goto(`/papers/${paper}`);
    expect(await page.locator("article.comment .prose").first().textContent()).toContain("|a|a|a|");
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(1280);
  });
});

describe("a formula", () => {
  it.each([390, 1280])("stays in its comment, on %i pixels", async (width) => {
    const page = await as("mal@example.org");
    const paper = width === 390 ? "2510.00123" : "2510.00124";
    const words = (n: number) => `What somebody else has to say, ${n}: nothing of it may be hidden.`;
    await post(page, paper, [words(0), ...ATTACKS.slice(0, 5).flatMap((tex, n) => [`Look: $${tex}$`, words(n + 1)])]);
    const other = await as("wes@example.org", { viewport: { width, height: TALL } });
    await post(
      other,
      paper,
      ATTACKS.slice(5).flatMap((tex, n) => [`$$${tex}$$`, words(n + 6)]),
    );
    await other.goto(`/papers/${paper}`);
    await mine(other);
    await other.evaluate(() => {
      for (const article of document.querySelectorAll("article.comment"))
        article.classList.add(
          article.querySelector(".prose")?.textContent?.includes("somebody else has") ? "victim" : "attacker",
        );
    });
    await expectUntouched(other);
  });

  it("stays in the title and the abstract of its card", async () => {
    const folder = await temporaryFolder();
    const file = join(folder.path, "2024-02-05.json");
    const papers = Array.from({ length: 2 * ATTACKS.length + 1 }, (_, n) => {
      const tex = ATTACKS[(n - 1) / 2];
      const text = tex ? { title: `Attack $${tex}$`, summary: `$${tex}$ and $${tex}$` } : { title: `Victim ${n} of the test` };
      return dailyPaper(700 + n, { ...text, upvotes: 100 - n });
    });
    await writeFile(file, JSON.stringify(papers));
    const imported = program(["bin/run.mjs", "bin/import.ts", file], { DATA_DIR: inject("dataDir"), INGEST: "off" });
    expect(await imported.ended, imported.output()).toBe(0);
    await folder.remove();
    const page = await visit("/papers/date/2024-02-05", { viewport: { width: 1280, height: TALL } });
    await page.evaluate(() => {
      for (const card of document.querySelectorAll("article.card"))
        card.classList.add(card.querySelector("h3")?.textContent?.startsWith("Victim") ? "victim" : "attacker");
    });
    await expectUntouched(page);
  });

  it("is all there, where it is an ordinary one", async () => {
    const page = await as("mal@example.org");
    const ordinary = [
      "x_1 < y^{2^k}",
      "\\frac{a+b}{\\sqrt{c_j}}",
      "\\sum_{i=1}^n \\hat{x}_i",
      "\\int_0^1 f'(x)\\,dx",
      "\\begin{pmatrix} a & b \\\\ c & d \\end{pmatrix}",
      "\\left(\\frac{1}{1+\\frac{1}{x}}\\right)^2",
      "\\tilde{A} \\overline{xyz} \\underbrace{p + q}_{r}",
    ];
    await post(page, "2510.00125", [`${ordinary.map((tex) => `$${tex}$`).join(", ")} and\n\n$$\n${"a + ".repeat(120)}b\n$$`]);
    await page.goto("/papers/2510.00125");
    const boxes = await page.locator(".prose math").evaluateAll((all) =>
      all.map((math) => ({
        cut: math.scrollHeight > math.clientHeight + 6, // that much is the room below a line
        scrolls: math.scrollWidth > math.clientWidth,
      })),
    );
    expect(boxes).toEqual([...ordinary.map(() => ({ cut: false, scrolls: false })), { cut: false, scrolls: true }]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(1280);
  });
});
