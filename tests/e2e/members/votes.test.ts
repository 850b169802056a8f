import type { Page } from "playwright";
import { describe, expect, inject, it } from "vitest";
import { expectAccessible } from "../browser";
import { linkIn, mailTo } from "../mail";
import { mine, signIn, signInHere, testPeople } from "./people";

const { visit } = testPeople();

const button = (page: Page, id: string) => page.locator(`[data-vote] button[value='${id}']`);
const shown = async (page: Page, id: string) => [
  await button(page, id).getAttribute("aria-pressed"),
  await button(page, id).locator("[data-votes]").textContent(),
];
const inApi = async (id: string) => (await (await fetch(`${inject("site")}/api/papers/${id}`)).json()).upvotes;

describe("an upvote", () => {
  it("of somebody signed out leads through sign-in, and is then counted, kept and taken back", async () => {
    const page = await visit("/papers/date/2025-10-20");
    const id = "2510.00401"; // has one vote of its source
    await button(page, id).click();
    await page.waitForURL("**/sign-in?**");
    expect(await page.locator("main").textContent()).toContain("Made-up paper 401");
    await expectAccessible(page);
    await signInHere(page, "voter1@example.org");
    expect(new URL(page.url()).pathname).toBe("/papers/date/2025-10-20");
    await mine(page);
    expect([await shown(page, id), await inApi(id)]).toEqual([["true", "2"], 2]);
    await page.reload();
    await mine(page);
    expect(await shown(page, id)).toEqual(["true", "2"]);
    await page.goto(`/papers/${id}`);
    await mine(page);
    expect(await shown(page, id)).toEqual(["true", "2"]);
    await page.keyboard.press("u");
    expect(await shown(page, id), "at once").toEqual(["false", "1"]);
    await expect.poll(() => inApi(id)).toBe(1);
  });

  it("is shown before it has arrived, put right where it fails, and the last of many clicks counts", async () => {
    const page = await signIn(await visit("/"), "voter2@example.org");
    await page.goto("/papers/date/2025-10-20");
    await mine(page);
    const id = "2510.00402";
    let release = () => {};
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    await page.route("**/api/upvote", async (route) => {
      await held;
      await route.continue();
    });
    await button(page, id).click();
    expect(await shown(page, id)).toEqual(["true", "3"]);
    expect(await inApi(id)).toBe(2);
    await button(page, id).click();
    await button(page, id).click();
    expect(await shown(page, id)).toEqual(["true", "3"]);
    release();
    await expect.poll(() => inApi(id)).toBe(3);
    await page.unroute("**/api/upvote");

    await page.route("**/api/upvote", (route) => route.abort());
    await button(page, id).click();
    await page.getByText("Your vote did not arrive").waitFor();
    expect([await shown(page, id), await inApi(id)]).toEqual([["true", "3"], 3]);
    await expectAccessible(page);
  });

  it("works as a plain form without JavaScript, through sign-in, and back again", async () => {
    const page = await visit("/papers/date/2025-10-20", { javaScriptEnabled: false });
    const id = "2510.00403";
    await button(page, id).click();
    await page.waitForURL("**/sign-in?**");
    await signInHere(page, "voter3@example.org");
    expect((await shown(page, id))[1]).toBe("4");
    await button(page, id).click();
    await page.waitForURL(`**/papers/date/2025-10-20#${id}`);
    expect([(await shown(page, id))[1], await inApi(id)]).toEqual(["3", 3]);
    await button(page, id).click();
    await expect.poll(() => inApi(id)).toBe(4);
    expect((await shown(page, id))[1]).toBe("4");
  });

  it("changes the order of the feed for everybody, whose pages are otherwise the same bytes", async () => {
    const path = "/papers/date/2025-09-30";
    const order = async () =>
      [...(await (await fetch(inject("site") + path)).text()).matchAll(/<li id="([^"]+)"/g)].map(([, id]) => id);
    expect((await order()).slice(0, 2)).toEqual(["2510.00504", "2510.00503"]); // 24 votes, and 23
    const voters = await Promise.all(
      ["voter4@example.org", "voter5@example.org"].map(async (address) => signIn(await visit("/"), address)),
    );
    await Promise.all(
      voters.map(async (page) => {
        await page.goto("/papers/2510.00503");
        await mine(page);
        await button(page, "2510.00503").click();
      }),
    );
    await expect.poll(() => inApi("2510.00503")).toBe(25);
    await expect.poll(async () => (await order()).slice(0, 2)).toEqual(["2510.00503", "2510.00504"]);
    const voter = voters[0] as Page;
    const bytes = (cookie: string) => fetch(inject("site") + path, { headers: { cookie } }).then((answer) => answer.text());
    const cookies = (await voter.context().cookies()).map(({ name, value }) => `${name}=${value}`).join("; ");
    await expect.poll(async () => (await bytes("")) === (await bytes(cookies))).toBe(true);
    const gzip = { "accept-encoding": "gzip" };
    const headers = (await fetch(inject("site") + path, { headers: gzip })).headers;
    expect([headers.get("cache-control"), headers.get("set-cookie")]).toEqual(["public, max-age=0, must-revalidate", null]);
    const again = await voter.request.get(path, { headers: { ...gzip, "if-none-match": headers.get("etag") as string } });
    expect(again.status()).toBe(304);
  });
});

describe("a vote in another's name", () => {
  const title = "Made-up paper 404";

  it("is not counted where somebody else asks for the link: what they want is not in the mail", async () => {
    const id = "2510.00404";
    const before = await inApi(id);
    const asked = await fetch(`${inject("site")}/api/sign-in`, {
      method: "POST",
      body: new URLSearchParams({ address: "victim1@example.org", upvote: id, next: "/papers/2510.00404" }),
      headers: { origin: inject("site") },
      redirect: "manual",
    });
    expect([asked.status, asked.headers.get("location")]).toEqual([303, "/sign-in/sent"]);
    const { mail } = await mailTo("victim1@example.org", /^Sign in/);
    const link = linkIn(mail.text, "/sign-in/confirm/");
    expect(link).toMatch(/\/sign-in\/confirm\/\w+$/);
    const victim = await visit("/");
    await victim.goto(`${link}?upvote=${id}&next=/papers/2510.00404`);
    await victim.fill("input[name=name]", "Victim");
    await victim.fill("input[name=username]", "victim1");
    await victim.click("text=Create account");
    await victim.waitForURL((url) => url.pathname === "/");
    expect(await inApi(id)).toBe(before);
  });

  it("is asked for by no link, neither from elsewhere nor on a page of this site, only by the button", async () => {
    const page = await visit("/sign-in?upvote=2510.00404");
    expect(await page.textContent("main")).not.toContain(title);
    await page.goto("/papers/2510.00405");
    await page.evaluate(() => document.body.insertAdjacentHTML("afterbegin", '<a href="/sign-in?upvote=2510.00404">Proof</a>'));
    await page.click("text=Proof");
    await page.waitForURL("**/sign-in?**");
    expect(await page.textContent("main")).not.toContain(title);
    await page.goto("/papers/2510.00404");
    await page.click("[data-vote] button >> nth=0");
    await page.waitForURL("**/sign-in**");
    expect(await page.textContent("main")).toContain(title);
  });
});
