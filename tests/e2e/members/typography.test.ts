import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Page } from "playwright";
import { describe, expect, inject, it } from "vitest";
import { temporaryFolder } from "../../support/folder";
import { dailyPaper } from "../../support/made-up";
import { program } from "../../support/program";
import { expectAccessible } from "../browser";
import { post, testPeople } from "./people";

const { as, visit } = testPeople();
const PHONE = { viewport: { width: 390, height: 844 } };
const PAPER = "2510.00126";

const COMMENT = String.raw`
| model | score | parameters | remarks |
|-------|------:|:----------:|---------|
| transformer | 123456789.25 | 70,000,000,000 | internationalization |

- [x] done
- plain

---

$\begin{pmatrix}12&34\\5&6\end{pmatrix}$, $\begin{cases}a&b\\ccc&d\end{cases}$ and $\begin{aligned}a+b&=2\\c&=4\end{aligned}$
`;
const BEYOND_BOUNDS = "> ".repeat(4999);

const widthOf = (page: Page) => page.evaluate(() => document.documentElement.scrollWidth);

describe("on a phone, a comment", () => {
  it("has tables that scroll and keep their words whole, tasks without a bullet, pale rules and matrices with room", async () => {
    const page = await as("mal@example.org", PHONE);
    expect(await post(page, PAPER, [COMMENT, BEYOND_BOUNDS])).toEqual([200, 200]);
    await page.goto(`/papers/${PAPER}`);
    expect(await widthOf(page)).toBeLessThanOrEqual(390);

    const table = page.locator(".prose table");
    expect(await table.evaluate((box) => box.scrollWidth > box.clientWidth)).toBe(true);
    const cells = await page.locator(".prose td").evaluateAll((all) =>
      all.map((cell) => {
        const text = document.createRange();
        text.selectNodeContents(cell);
        return { align: getComputedStyle(cell).textAlign.replace("-webkit-", ""), lines: text.getClientRects().length };
      }),
    );
    expect(cells.map(({ align }) => align)).toEqual(["start", "right", "center", "start"]);
    expect(cells.map(({ lines }) => lines)).toEqual([1, 1, 1, 1]);

    const looks = (selector: string, property: string) =>
      page
        .locator(selector)
        .evaluateAll((all, name) => all.map((box) => getComputedStyle(box).getPropertyValue(name)), property);
    expect(await looks(".prose li", "list-style-type")).toEqual(["none", "disc"]);
    expect(await looks(".prose hr", "border-top-color")).toEqual(await looks(".prose td:first-child", "border-top-color"));

    const tables = await page.locator(".prose math mtable").evaluateAll((all) =>
      all.map((mtable) =>
        [...mtable.querySelectorAll("mtd")].map((cell) => {
          const { left, right } = (cell.firstElementChild ?? cell).getBoundingClientRect();
          return { left, right };
        }),
      ),
    );
    const [matrix = [], cases = [], aligned = []] = tables;
    expect((matrix[1]?.left ?? 0) - (matrix[0]?.right ?? 0)).toBeGreaterThan(5);
    expect(cases[2]?.left).toBeCloseTo(cases[0]?.left ?? 0);
    expect(aligned[2]?.right).toBeCloseTo(aligned[0]?.right ?? 0);
  });

  it("that is shown as it was typed scrolls in a box of its own, also by keyboard", async () => {
    const page = await visit(`/papers/${PAPER}`, PHONE);
    const box = page.locator(".prose .as-typed");
    expect(await box.evaluate((box) => box.scrollHeight > 2000 && box.clientHeight < 500)).toBe(true);
    await box.focus();
    await page.keyboard.press("End");
    await expect.poll(() => box.evaluate((box) => box.scrollTop), { timeout: 30_000 }).toBeGreaterThan(1000);
    await expectAccessible(page);
  });
});

describe("on a phone, a long formula in a title", () => {
  it("makes no page scroll sideways", async () => {
    const folder = await temporaryFolder();
    const file = join(folder.path, "2024-02-06.json");
    const title = `Long $${Array.from({ length: 30 }, (_, n) => `a_{${n}}`).join("+")}$ formulas`;
    const papers = [dailyPaper(801, { title }), dailyPaper(802, { title: "Another paper of the day" })];
    await writeFile(file, JSON.stringify(papers));
    const imported = program(["bin/run.mjs", "bin/import.ts", file], { DATA_DIR: inject("dataDir"), INGEST: "off" });
    expect(await imported.ended, imported.output()).toBe(0);
    await folder.remove();
    const page = await visit("/papers/date/2024-02-06", PHONE);
    expect(await widthOf(page)).toBeLessThanOrEqual(390);
    await page.getByRole("link", { name: "Another paper of the day", exact: true }).click();
    await page.locator("#others").waitFor();
    expect(await page.locator("#others ~ ol math").count()).toBe(1);
    expect(await widthOf(page)).toBeLessThanOrEqual(390);
  });
});
