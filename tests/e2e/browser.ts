import { randomBytes } from "node:crypto";
import AxeBuilder from "@axe-core/playwright";
import type { Browser, BrowserContextOptions, Page } from "playwright";
import { afterAll, beforeAll, expect, inject } from "vitest";
import { launchChromium } from "../support/chromium";

/** Gives the tests of a file a Chromium; `open` visits a page of the site in a context of its own. */
export function testBrowser() {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchChromium();
  });
  afterAll(() => browser?.close());
  return {
    async open(path: string, options: BrowserContextOptions = {}): Promise<Page> {
      // Each comes from a network of its own, as limits are for networks.
      const extraHTTPHeaders = { "x-forwarded-for": `10.${[...randomBytes(3)].join(".")}` };
      const context = await browser.newContext({
        baseURL: inject("site"),
        viewport: { width: 1280, height: 900 },
        extraHTTPHeaders,
        ...options,
      });
      // The outbox is for who sits at this machine.
      await context.route(/\/dev\/mail/, (route) => {
        const { "x-forwarded-for": _, ...headers } = route.request().headers();
        return route.continue({ headers });
      });
      context.setDefaultTimeout(90_000); // less than a test has, so that it says what it waited for
      const page = await context.newPage();
      // Nothing outside of this machine is asked for anything.
      await page.route(
        (url) => url.hostname !== "localhost",
        (route) => route.abort(),
      );
      await page.goto(path);
      if (options.javaScriptEnabled !== false) await page.waitForSelector("html[data-ready]");
      return page;
    },
  };
}

/** Every accessibility rule of axe, without exception. A mail in a frame runs no script, not even that of axe: it is checked apart. */
export async function expectAccessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).exclude("iframe").analyze();
  expect(violations.map((v) => `${v.id}: ${v.nodes.map((n) => n.html.slice(0, 150)).join(" | ")}`)).toEqual([]);
}
