import type { BrowserContext, Page } from "playwright";
import { afterEach, inject } from "vitest";
import { kept } from "@/lib/mail/outbox";
import { testBrowser } from "../browser";
import { linkIn, mailTo } from "../mail";

/** Fills in the sign-in page and follows the link that comes by mail; who is new is called by the first part of the address. */
export async function signInHere(page: Page, address: string, dataDir = inject("dataDir")): Promise<void> {
  const before = await kept(dataDir, 10_000);
  await page.fill("#address", address);
  await page.click("text=Email me a link");
  await page.getByText("Check your inbox").waitFor();
  const { mail } = await mailTo(address, /^Sign in/, { dataDir, before });
  await page.goto(linkIn(mail.text, "/sign-in/confirm/"));
  const username = address.split("@")[0] as string;
  if (await page.locator("input[name=username]").count()) {
    await page.fill("input[name=name]", `${username[0]?.toUpperCase()}${username.slice(1)}`);
    await page.fill("input[name=username]", username);
    await page.click("text=Create account");
  } else await page.click("main button:has-text('Sign in')");
  await page.waitForURL((url) => !url.pathname.startsWith("/sign-in") && !url.pathname.startsWith("/api"));
}

const known = new Map<string, Awaited<ReturnType<BrowserContext["cookies"]>>>();

/**
 * Signs somebody in. Whom these tests have signed in before comes back with the same session, as links are limited by the hour.
 * @param anew by another link all the same
 */
export async function signIn(page: Page, address: string, anew = false): Promise<Page> {
  const cookies = known.get(address);
  if (cookies && !anew) {
    await page.context().addCookies(cookies);
    return page;
  }
  await page.goto("/sign-in");
  await signInHere(page, address);
  known.set(address, await page.context().cookies());
  return page;
}

/** Waits until a script has put in what is one's own. */
export const mine = (page: Page) => page.locator("html[data-me]").waitFor({ state: "attached" });

/** Posts comments, in their order, by the script's way. */
export const post = (page: Page, paper: string, bodies: string[]) =>
  page.evaluate(
    async ({ paper, bodies }) => {
      const statuses: number[] = [];
      for (const body of bodies) {
        const form = new URLSearchParams({ paper, body });
        const answer = await fetch("/api/comments", { method: "POST", headers: { accept: "application/json" }, body: form });
        statuses.push(answer.status);
      }
      return statuses;
    },
    { paper, bodies },
  );

/** Gives the tests of a file people: `visit` opens a page as somebody signed out, `as` as somebody; each page ends with its test. */
export function testPeople() {
  const { open } = testBrowser();
  const pages: Page[] = [];
  afterEach(async () => {
    for (const page of pages.splice(0)) await page.context().close();
  });
  const visit = async (...given: Parameters<typeof open>): Promise<Page> => {
    const page = await open(...given);
    pages.push(page);
    return page;
  };
  const as = async (address: string, options = {}, anew = false) => signIn(await visit("/", options), address, anew);
  return { visit, as };
}
