import type { Page } from "playwright";
import { afterEach, describe, expect, inject, it } from "vitest";
import { testBrowser } from "./browser";

const { open } = testBrowser();
let page: Page;
afterEach(() => page?.context().close());

const titles = () => page.locator(".card h3").allTextContents();
const site = (path: string) => fetch(inject("site") + path, { redirect: "manual" });

describe("the feed", () => {
  it("shows papers under the date of their day, best first, and more of them as the reader scrolls", async () => {
    page = await open("/");
    expect((await page.locator("#feed h2").allTextContents())[0]).toBe("Monday, December 15, 2025");
    expect(await page.locator(".card").count()).toBeGreaterThanOrEqual(30);
    for (let turn = 0; turn < 40 && (await page.locator("#more").count()); turn++) {
      await page.mouse.wheel(0, 20_000);
      await page.waitForTimeout(100);
    }
    const headings = await page.locator("#feed h2").allTextContents();
    expect(headings).toEqual([
      "Monday, December 15, 2025",
      "Wednesday, October 29, 2025",
      "Tuesday, October 28, 2025",
      "Monday, October 20, 2025",
      "Tuesday, September 30, 2025",
    ]);
    const all = await titles();
    expect(all).toHaveLength(25 + 50 + 1 + 20 + 5);
    expect(new Set(all).size).toBe(all.length);
  });

  it("does the same by a link without JavaScript", async () => {
    page = await open("/", { javaScriptEnabled: false });
    const first = await titles();
    await page.click("#more");
    const second = await titles();
    expect(second.length).toBe(30);
    expect(second.some((title) => first.includes(title))).toBe(false);
    const address = page.url();
    await page.goto(address);
    expect(await titles()).toEqual(second);
  });

  it("says what to do when more cannot be loaded, and goes on when it can", async () => {
    page = await open("/papers/date/2025-10-29", { viewport: { width: 1280, height: 500 } });
    await page.route("**/after/**", (route) => route.abort());
    await page.locator("#more").scrollIntoViewIfNeeded();
    await page.getByText("could not be loaded").waitFor();
    await page.unroute("**/after/**");
    await page.click("#more");
    await page.waitForFunction(() => document.querySelectorAll(".card").length === 50);
    expect(await page.locator("#more").count()).toBe(0);
  });

  it("is the same bytes for everyone, gzipped in 25 KB, with little script", async () => {
    const [one, two] = await Promise.all(
      [1, 2].map(async (n) =>
        (await fetch(`${inject("site")}/papers/date/2025-10-29`, { headers: { cookie: `a=${n}` } })).text(),
      ),
    );
    expect(one).toBe(two);
    const { gzipSync } = await import("node:zlib");
    expect(one?.match(/<article/g)).toHaveLength(30);
    expect(gzipSync(one as string).length).toBeLessThan(25_000);
  });
});

describe("a period", () => {
  it("has its papers, its neighbours, and a calendar that knows which days have papers", async () => {
    page = await open("/papers/date/2025-10-29", { javaScriptEnabled: false });
    expect(await page.locator("h1").textContent()).toBe("Wednesday, October 29, 2025");
    expect((await titles())[1]).toMatch(/^A title that goes on/);
    await page.locator("summary[aria-label='Choose a date']").click();
    expect(
      await page.locator(".calendar td a").evaluateAll((days) => days.map((day) => day.getAttribute("aria-label"))),
    ).toEqual([
      "Monday, October 20, 2025, 20 papers",
      "Tuesday, October 28, 2025, 1 paper",
      "Wednesday, October 29, 2025, 50 papers",
    ]);
    await page.click(".calendar td a[aria-label^='Monday, October 20']");
    expect(page.url()).toMatch(/\/papers\/date\/2025-10-20$/);
    await page.click("a[rel=next]");
    expect(page.url()).toMatch(/\/papers\/date\/2025-10-28$/);
    await page.click("nav >> text=Week");
    expect(page.url()).toMatch(/\/papers\/week\/2025-W44$/);
    expect(await page.locator("main").textContent()).toContain("51 papers");
    await page.click("nav >> text=Month");
    expect(await page.locator("h1").textContent()).toBe("October 2025");
    await page.click("a[rel=prev]");
    expect(await titles()).toHaveLength(5);
    await page.click("nav >> text=Trending");
    expect(await page.locator("h1").textContent()).toBe("Trending");
  });

  it("without papers says so and leads to the nearest that has some; one that does not exist is a 404", async () => {
    page = await open("/papers/date/2025-10-25");
    expect(await page.locator("main").textContent()).toContain("No papers on this day");
    await page.click("main >> text=Monday, October 20, 2025");
    await page.waitForURL("**/papers/date/2025-10-20");
    for (const path of [
      "/papers/date/2025-02-30",
      "/papers/week/2025-W60",
      "/papers/month/2025-13",
      "/papers/date/2025-10-29/after/x",
      "/papers/trending/after/x/y",
    ]) {
      expect((await site(path)).status, path).toBe(404);
    }
  });
});

describe("a card", () => {
  it("shows what is known, typeset, and nothing from outside as markup", async () => {
    page = await open("/papers/date/2025-10-29");
    const card = page.locator(".card").first();
    expect(await card.locator("math msqrt").count()).toBe(1);
    expect(await card.locator("h3").textContent()).toContain("$\\frac{1}$");
    const meta = await card.locator(".meta > *").allTextContents();
    expect(meta).toEqual([
      "A. Lovelace, A. Turing",
      "Oct 20, 2025",
      "Abstract of Bounds of O(√(n log n)) and a formula that fails $\\frac{1}$",
      "12 comments",
      "Code ★ 1.2K",
      "Project",
      "Example Lab",
      "by Sub Mitter",
    ]);
    const hostile = page.locator(".card", { hasText: "Not bold" });
    expect(await hostile.locator("h3").textContent()).toBe("<script>window.hacked=1</script><b>Not bold</b> & co");
    expect(await hostile.locator(".meta > *").allTextContents()).toEqual(["2 comments", "Code"]);
    expect(await hostile.locator("a[href='https://github.com/example/inline']").count()).toBe(1);
    expect(await page.evaluate(() => "hacked" in window)).toBe(false);
  });

  it("shows the whole abstract and the names on demand, in place", async () => {
    page = await open("/papers/date/2025-10-29");
    const card = page.locator(".card").nth(1);
    expect(await card.textContent()).not.toContain("quokka202");
    const abstract = card.getByRole("link", { name: /^Abstract of A title that goes on/ });
    await abstract.click();
    await card.getByText("quokka202").waitFor();
    expect(await abstract.getAttribute("aria-expanded")).toBe("true");
    await abstract.click();
    expect(await card.getByText("quokka202").count()).toBe(0);
    await card.getByRole("link", { name: "+58 more authors" }).click();
    await card.getByText("Author Number59").waitFor();
    await card.getByRole("link", { name: "+58 more authors" }).click();
    expect(await card.getByText("Author Number59").count()).toBe(0);
  });

  it("leads to both without JavaScript", async () => {
    page = await open("/papers/date/2025-10-29", { javaScriptEnabled: false });
    await page.locator(".card").nth(1).getByRole("link", { name: "+58 more authors" }).click();
    expect(page.url()).toMatch(/\/papers\/2510\.00202#authors$/);
  });
});

describe("the keyboard", () => {
  it("moves with j and k, opens with Enter, searches with / and lists the keys with ?", async () => {
    page = await open("/papers/date/2025-10-20");
    await page.keyboard.press("j");
    await page.keyboard.press("j");
    await page.keyboard.press("j");
    await page.keyboard.press("k");
    const second = (await titles())[1];
    expect(await page.locator(".card[data-current] h3").textContent()).toBe(second);
    await page.keyboard.press("?");
    await page.locator("dialog[open]").waitFor();
    await page.keyboard.press("Escape");
    await page.keyboard.press("/");
    await page.keyboard.type("jk");
    expect(await page.locator("#search").inputValue()).toBe("jk");
    await page.locator(".card[data-current] h3 a").focus();
    await page.keyboard.press("Enter");
    await page.waitForURL("**/papers/2510.*");
    expect(await page.locator("h1").textContent()).toBe(second);
  });
});

describe("the theme", () => {
  it("follows the system until the reader chooses, and keeps the choice", async () => {
    page = await open("/", { colorScheme: "dark" });
    const background = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
    const dark = await background();
    await page.click("[data-theme-toggle]");
    const light = await background();
    expect(light).not.toBe(dark);
    await page.goto("/papers/trending");
    expect(await background()).toBe(light);
    await page.click("[data-theme-toggle]");
    expect(await background()).toBe(dark);
    expect(await page.evaluate(() => localStorage.getItem("theme"))).toBeNull();
  });
});
