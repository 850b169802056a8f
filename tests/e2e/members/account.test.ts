import { readFile } from "node:fs/promises";
import { describe, expect, it } from "vitest";
import { expectAccessible } from "../browser";
import { mine, testPeople } from "./people";

const { as } = testPeople();

describe("an account", () => {
  it("shows who is signed in, changes its names, and signs other browsers out", async () => {
    const [one, two] = [await as("olga@example.org"), await as("olga@example.org", {}, true)];
    await as("pete@example.org");
    await one.goto("/");
    await mine(one);
    expect(await one.textContent("[data-account-name]")).toBe("Olga");
    await one.click("summary[aria-label='Account menu']");
    await one.click("[data-account-name]");
    await one.waitForURL("**/account");
    await expectAccessible(one);
    await one.fill("input[name=name]", "Olga T.");
    await one.fill("input[name=username]", "pete");
    await one.click("text=Save >> nth=0");
    await one.getByText("That username is taken").waitFor();
    await one.click("main >> text=Back");
    await one.fill("input[name=name]", "Olga T.");
    await one.fill("input[name=username]", "olga-t");
    await one.click("text=Save >> nth=0");
    await one.getByText("Saved.").waitFor();
    expect(await one.textContent("h1")).toBe("Olga T.");
    expect(await one.locator("main button:text-is('Sign out')").count()).toBe(2);
    await one.click("text=Sign out of all other sessions");
    await one.getByText("Session ended.").waitFor();
    await two.goto("/account");
    await two.waitForURL("**/sign-in?next=**");
    await one.click("header + main button:text-is('Sign out') >> nth=0");
    await one.waitForURL((url) => url.pathname === "/");
    expect(await one.isVisible("[data-sign-in]")).toBe(true);
    expect((await one.context().cookies()).filter(({ name }) => /session|signed/.test(name))).toEqual([]);
  });

  it("is taken along as a file, and deleted when its name is typed", async () => {
    const page = await as("paul@example.org");
    await page.goto("/papers/2510.00130");
    await mine(page);
    await page.click("[data-vote] button[name=paper] >> nth=0");
    await page.goto("/account");
    const [download] = await Promise.all([page.waitForEvent("download"), page.click("text=Download your data")]);
    const data = JSON.parse(await readFile(await download.path(), "utf8"));
    expect(data.member).toMatchObject({ email: "paul@example.org", username: "paul" });
    await page.click("text=Delete account");
    await page.fill("input[name=confirmation]", "somebody");
    await page.click("button:text-is('Delete it')");
    await page.getByText("Type your username to confirm.").waitFor();
    await page.goto("/account");
    await page.click("text=Delete account");
    await page.fill("input[name=confirmation]", "paul");
    await page.click("button:text-is('Delete it')");
    await page.getByText("Your account and its data are deleted.").waitFor();
    expect((await page.request.get("/@paul")).status()).toBe(404);
  });

  it.each([
    "/account",
    "/submit",
    "/submit?paper=2611.00010",
    "/@quin",
    "/curate",
    "/curate/log",
    "/claim?paper=2510.00131",
    "/report?paper=2510.00131",
  ])("%s fits on a phone and breaks no accessibility rule in the dark", async (path) => {
    const page = await as(path.startsWith("/curate") ? "root@example.org" : "quin@example.org", {
      viewport: { width: 390, height: 844 },
      colorScheme: "dark",
    });
    await page.goto(path);
    await mine(page);
    await expectAccessible(page);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  });
});
