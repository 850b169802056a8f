import { expect, it } from "vitest";
import { mine, testPeople } from "./people";

const PAPER = "/papers/2510.00131";
const { as } = testPeople();

it("a comment is there on one's next visit, however often one has been there before", async () => {
  const page = await as("often-here@example.org");
  for (let visit = 0; visit < 4; visit++) {
    await page.goto(PAPER);
    await page.goto("/"); // as from a link, not a reload, which would ask again in any case
  }
  await page.goto(PAPER);
  await mine(page);
  await page.fill("#discussion textarea", "Said after four visits");
  await page.click("#discussion [data-comment-form] button[type=submit]");
  await page.locator("#discussion .prose", { hasText: "Said after four visits" }).waitFor();
  await page.goto("/");
  await page.goto(PAPER);
  expect(await page.locator("#discussion").textContent()).toContain("Said after four visits");
});
