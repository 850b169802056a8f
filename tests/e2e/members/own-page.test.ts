import { expect, it } from "vitest";
import { testPeople } from "./people";

const PAPER = "/papers/2510.00131";
const { as } = testPeople();

for (const javaScriptEnabled of [true, false])
  it(`a comment is there on one's own page, however often one has been there before, ${javaScriptEnabled ? "with" : "without"} script`, async () => {
    const somebody = await as("often-here@example.org", { javaScriptEnabled }, true);
    const page = await somebody.context().newPage(); // one without routes, with which Chromium keeps no page
    const said = `Said after four visits, ${javaScriptEnabled}`;
    for (let visit = 0; visit < 4; visit++) {
      await page.goto("/digests");
      await page.goto(PAPER);
    }
    await page.fill("#discussion textarea", said);
    await page.click("#discussion [data-comment-form] button[type=submit]");
    await page.locator("#discussion .prose", { hasText: said }).waitFor();
    await page.goto("/digests");
    await page.goto(PAPER);
    expect(await page.locator("#discussion").textContent()).toContain(said);
  });
