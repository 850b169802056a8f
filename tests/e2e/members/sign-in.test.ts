import type { Page } from "playwright";
import { describe, expect, inject, it } from "vitest";
import { kept } from "@/lib/mail/outbox";
import { expectAccessible } from "../browser";
import { linkIn, mailTo } from "../mail";
import { testPeople } from "./people";

const { visit, as } = testPeople();

/** Asks for a link on the page of another browser, as somebody does who has the mail on another device. */
async function linkFor(address: string): Promise<string> {
  const before = await kept(inject("dataDir"), 10_000);
  const page = await visit("/sign-in");
  await page.fill("#address", address);
  await page.click("text=Email me a link");
  await page.getByText("Check your inbox").waitFor();
  return linkIn((await mailTo(address, /^Sign in/, { before })).mail.text, "/sign-in/confirm/");
}
async function fillNames(page: Page, name: string, username: string): Promise<void> {
  await page.fill("input[name=name]", name);
  await page.fill("input[name=username]", username);
}

describe("the page behind a sign-in link", () => {
  it("signs in by a double click, and says later that the link was used", async () => {
    const link = await linkFor("ulla@example.org");
    const page = await visit("/");
    await page.goto(link);
    await fillNames(page, "Ulla", "ulla");
    await page.dblclick("text=Create account");
    await page.waitForURL((url) => url.pathname === "/");
    await page.goto("/account");
    expect(await page.textContent("h1")).toBe("Ulla");
    expect(await page.locator("main button:text-is('Sign out')").count(), "one session").toBe(1);
    await page.goto(link);
    await page.getByText("You are signed in", { exact: true }).waitFor();
    const other = await visit("/");
    await other.goto(link);
    await other.getByText("This link was used already").waitFor();
    await expectAccessible(other);
  });

  it("keeps what was typed where the username is taken, and takes another on the same link", async () => {
    await as("vera@example.org");
    const page = await visit("/");
    await page.goto(await linkFor("vera@other.example.org"));
    await fillNames(page, "Vera of the other lab", "vera");
    await page.click("text=Create account");
    await page.getByText("That username is taken").waitFor();
    expect(await page.inputValue("input[name=name]")).toBe("Vera of the other lab");
    expect(await page.inputValue("input[name=username]")).toBe("vera");
    await page.fill("input[name=username]", "vera-2");
    await page.click("text=Create account");
    await page.waitForURL((url) => url.pathname === "/");
    await page.goto("/@vera-2");
    expect(await page.textContent("h1")).toContain("Vera of the other lab");
  });

  it("names the account it signs in to, and says so where somebody else is signed in", async () => {
    await as("wim@example.org");
    const link = await linkFor("wim@example.org");
    const page = await as("xena@example.org");
    await page.goto(link);
    const text = await page.textContent("main");
    expect(text).toContain("Sign in as wim@example.org.");
    expect(text).toContain("You are signed in as Xena in this browser.");
    await expectAccessible(page);
  });
});

describe("asking for a link too often", () => {
  it("is refused in words, with the time until it goes on, while another network still gets one", async () => {
    const page = await visit("/sign-in");
    for (let turn = 0; turn < 5; turn++) {
      await page.fill("#address", "yara@example.org");
      await page.click("text=Email me a link");
      await page.getByText("Check your inbox").waitFor();
      await page.goto("/sign-in");
    }
    await page.fill("#address", "yara@example.org");
    await page.click("text=Email me a link");
    const refusal = page.getByRole("alert");
    await refusal.waitFor();
    expect(await refusal.textContent()).toMatch(/No further one was sent.* You can ask again in (60|5\d) minutes\.$/);
    expect(await page.inputValue("#address")).toBe("yara@example.org");
    await expectAccessible(page);
    expect(await linkFor("yara@example.org")).toContain("/sign-in/confirm/");
  });
});
