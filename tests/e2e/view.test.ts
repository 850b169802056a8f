import type { Page } from "playwright";
import { afterEach, describe, expect, it } from "vitest";
import { testBrowser } from "./browser";

const { open } = testBrowser();
let page: Page;
afterEach(() => page?.context().close());

const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };
const menu = (name: string) => page.locator(`summary[aria-label='${name}']`);
const ready = () => page.waitForSelector("html[data-ready]");

describe("how lists look", () => {
  it("is chosen in a menu, at once and for the pages that follow", async () => {
    page = await open("/papers/date/2025-10-29");
    await menu("View").click();
    await page.getByLabel("Compact").check();
    expect(await page.locator(".abstract").first().isVisible()).toBe(false);
    await page.goto("/papers/trending");
    await ready();
    expect(await page.locator(".abstract").first().isVisible()).toBe(false);
    await menu("View").click();
    expect(await page.getByLabel("Compact").isChecked()).toBe(true);
    await page.getByLabel("Comfortable").check();
    expect(await page.locator(".abstract").first().isVisible()).toBe(true);
    expect(await page.evaluate(() => localStorage.getItem("density"))).toBeNull();
  });

  it("dims papers that were opened here, where the reader wants that", async () => {
    page = await open("/papers/2510.00201");
    await page.goto("/papers/date/2025-10-29");
    await ready();
    const colour = (id: string) => page.locator(`[id="${id}"] h3`).evaluate((title) => getComputedStyle(title).color);
    expect(await colour("2510.00201")).toBe(await colour("2510.00202"));
    await menu("View").click();
    await page.getByLabel("Dim papers I have read").check();
    expect(await colour("2510.00201")).not.toBe(await colour("2510.00202"));
  });

  it("tells which papers came since the last visit", async () => {
    page = await open("/");
    expect(await page.locator("#new-papers").isVisible()).toBe(false);
    const visit = (last: number) =>
      page.evaluate((at) => localStorage.setItem("visits", JSON.stringify({ before: null, last: at })), last);
    await visit(Date.UTC(2020, 0, 1));
    await page.reload();
    await ready();
    expect(await page.locator("#new-papers").textContent()).toBe("30+ new since your last visit");
    expect(await page.locator(".tag.new").count()).toBe(30);
    await visit(Date.UTC(2100, 0, 1));
    await page.reload();
    await ready();
    expect(await page.locator("#new-papers").isVisible()).toBe(false);
  });
});

describe("the calendar", () => {
  it("turns its months in place, moves by arrows, and closes at Escape and at a click elsewhere", async () => {
    page = await open("/papers/date/2025-10-29");
    await menu("Choose a date").click();
    const focused = () => page.evaluate(() => document.activeElement?.getAttribute("aria-label"));
    await expect.poll(focused).toBe("Wednesday, October 29, 2025, 50 papers");
    await page.keyboard.press("ArrowLeft");
    expect(await focused()).toBe("Tuesday, October 28, 2025, 1 paper");
    await page.keyboard.press("PageUp");
    await page.locator(".calendar a[aria-label='Tuesday, September 30, 2025, 5 papers']").waitFor();
    expect(page.url()).toMatch(/2025-10-29$/);
    await page.getByLabel("Month", { exact: true }).selectOption("December");
    await page.locator(".calendar a[aria-label='Monday, December 15, 2025, 25 papers']").waitFor();
    await page.keyboard.press("Escape");
    expect(await page.locator(".calendar").isVisible()).toBe(false);
    expect(await focused()).toBe("Choose a date");
    await menu("Choose a date").click();
    await page.click("h1");
    expect(await page.locator(".calendar").isVisible()).toBe(false);
  });
});

describe("the header", () => {
  it("has one row of tabs on a phone, and the search behind an icon", async () => {
    page = await open("/papers/date/2025-10-29", PHONE);
    const tops = await page
      .locator("nav[aria-label=Period] a, summary[aria-label='Choose a date']")
      .evaluateAll((parts) => parts.map((part) => Math.round(part.getBoundingClientRect().top)));
    expect(new Set(tops).size).toBe(1);
    await page.locator("header").getByRole("link", { name: "Search" }).click();
    await page.waitForURL("**/search");
    await page.locator("main").getByRole("searchbox").fill("quokka405");
    await page.keyboard.press("Enter");
    await page.waitForURL("**/search?q=quokka405");
    expect(await page.locator("main").getByRole("searchbox").inputValue()).toBe("quokka405");
  });

  it("gives a thumb 44 pixels for what it has", async () => {
    page = await open("/papers/date/2025-10-29", PHONE);
    const heights = await page
      .locator("header a[aria-label], header button, .tab, .votes, main summary")
      .evaluateAll((parts) => parts.map((part) => part.getBoundingClientRect().height).filter((height) => height > 0));
    expect(Math.min(...heights)).toBeGreaterThanOrEqual(44);
  });

  it("shows the banner until it is sent away", async () => {
    page = await open("/");
    await page.getByRole("button", { name: "Hide this message" }).click();
    expect(await page.locator(".banner").isVisible()).toBe(false);
    await page.goto("/papers/trending");
    expect(await page.locator(".banner").isVisible()).toBe(false);
  });
});

it.each([320, 640])("at %i pixels, as on a page that is zoomed, nothing scrolls sideways", async (width) => {
  page = await open("/papers/date/2025-10-29", { viewport: { width, height: 600 } });
  for (const path of ["/papers/date/2025-10-29", "/papers/2510.00202", "/search?q=quokka405", "/subscribe"]) {
    await page.goto(path);
    expect(await page.evaluate(() => document.documentElement.scrollWidth), path).toBeLessThanOrEqual(width);
  }
});

it("a paper is printed without what only a screen is for", async () => {
  page = await open("/papers/2510.00202");
  await page.emulateMedia({ media: "print" });
  for (const part of ["body > header", ".banner", "body > footer", ".paper-actions"])
    expect(await page.locator(part).first().isVisible(), part).toBe(false);
  expect(await page.locator("#abstract").isVisible()).toBe(true);
});
