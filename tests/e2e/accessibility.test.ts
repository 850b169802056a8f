import { describe, expect, inject, it } from "vitest";
import { expectAccessible, testBrowser } from "./browser";

const { open } = testBrowser();

const PAGES = [
  "/",
  "/papers/date/2025-10-29",
  "/papers/date/2025-10-28",
  "/papers/date/2025-10-25",
  "/papers/week/2025-W44",
  "/papers/month/2025-10",
  "/papers/trending",
  "/papers/2510.00201",
  "/papers/2510.00202",
  "/papers/2510.00203",
  "/papers/hep-th/9901001",
  "/papers/2401.99999",
  "/search?q=quokka405",
  "/search",
  "/subscribe",
  "/subscribe?problem=address&address=nonsense",
  "/subscribe/sent",
  "/subscribe/confirm/nonsense",
  "/subscribe/invitation/nonsense",
  "/subscribe/choices/nonsense",
  "/unsubscribe/nonsense",
  "/digests",
  "/admin/digests?problem=wrong",
  "/dev/mail",
];

describe.each(["light", "dark"] as const)("in the %s theme", (colorScheme) => {
  it.each(PAGES)("%s breaks no accessibility rule", async (path) => {
    const page = await open(path, { colorScheme });
    await expectAccessible(page);
    await page.context().close();
  });

  it.each(["digest", "confirm", "already", "move", "invitation"])(
    "the mail %s breaks none either, and fits on a phone",
    async (template) => {
      const page = await open("/dev/mail", { colorScheme, viewport: { width: 390, height: 844 } });
      const html = await (await fetch(new URL(`/dev/mail/preview/${template}`, inject("site")))).text();
      await page.setContent(html); // as a page of ours it may run no script, not even that of axe
      await expectAccessible(page);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
      await page.context().close();
    },
  );

  it("neither does what opens on a page", async () => {
    const page = await open("/papers/date/2025-10-29", { colorScheme });
    for (const menu of ["View", "Choose a date"]) {
      await page.click(`summary[aria-label='${menu}']`);
      await expectAccessible(page);
    }
    await page.keyboard.press("?");
    await page.locator("dialog[open]").waitFor();
    await expectAccessible(page);
    await page.context().close();
  });
});

it.each(PAGES)("%s fits on a phone without scrolling sideways", async (path) => {
  const page = await open(path, { viewport: { width: 390, height: 844 } });
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  await page.context().close();
});
