import type { Page } from "playwright";
import { describe, expect, inject, it } from "vitest";
import { kept } from "@/lib/mail/outbox";
import { expectAccessible } from "../browser";
import { mailTo } from "../mail";
import { mine, testPeople } from "./people";

const { as } = testPeople();
const today = () => new Date().toISOString().slice(0, 10);
const site = async (path: string) => {
  const answer = await fetch(inject("site") + path, { redirect: "manual" });
  return { status: answer.status, location: answer.headers.get("location"), text: await answer.text() };
};
async function curate(page: Page, path: string, fields: Record<string, string>, button: string): Promise<void> {
  await page.goto(path);
  const form = page.locator("main form", { has: page.locator(`button:text-is("${button}")`) }).last();
  for (const [name, value] of Object.entries(fields)) await form.locator(`[name=${name}]`).fill(value);
  await form.locator(`button:text-is("${button}")`).click();
  await page.getByText("Done: ").waitFor();
}

describe("submitting", () => {
  it("shows the paper as it will appear, puts it on today's feed, and opens it for who comes second", async () => {
    const page = await as("hal@example.org");
    await page.goto("/papers/2611.00001");
    expect(await page.textContent("main")).toContain("2611.00001 is not on this site yet");
    await expectAccessible(page);
    await page.goto("/submit");
    await page.fill("main input[name=paper]", "https://www.alphaxiv.org/abs/2611.00002");
    await page.click("text=Look up");
    await page.getByText("Preview").waitFor();
    expect(await page.locator(".card").textContent()).toContain("The title arXiv has for 2611.00002");
    await expectAccessible(page);
    await page.click("text=Add to today's feed");
    await page.waitForURL("**/papers/2611.00002");
    expect((await site(`/papers/date/${today()}`)).text).toContain('by <a href="/@hal"');

    const second = await as("ivy@example.org");
    await second.goto("/submit?paper=arXiv:2611.00002v3");
    await second.getByText("That paper is already on this site").waitFor();
    expect(new URL(second.url()).pathname).toBe("/papers/2611.00002");
    await second.goto("/submit?paper=nonsense");
    await second.getByText("That isn't an arXiv ID or a link").waitFor();
  });

  it("takes an unknown paper in by one click on its page, also without JavaScript", async () => {
    const page = await as("jan@example.org", { javaScriptEnabled: false });
    await page.goto("/papers/2611.00003");
    await page.click("text=Submit 2611.00003");
    await page.waitForURL("**/papers/2611.00003");
    expect(await page.textContent("h1")).toBe("The title arXiv has for 2611.00003");
  });

  it("sends a paper that is nowhere to the curators, who put it on the feed", async () => {
    const page = await as("kim@example.org");
    await page.goto("/submit");
    await page.fill("input[name=title]", "A handbook of tests");
    await page.fill("input[name=authors]", "Kim Author");
    await page.fill("textarea[name=abstract]", "What it says, at the length that an abstract has, or a little less.");
    await page.fill("input[name=url]", "https://example.org/handbook");
    await page.click("text=Send to curators");
    await page.getByText("Thank you. A curator will review it").waitFor();
    await page.goto("/account");
    await page.getByText("waiting for review").waitFor();
    const root = await as("root@example.org");
    await root.goto("/curate");
    await expectAccessible(root);
    const entry = root.locator("li", { hasText: "A handbook of tests" }).last();
    await entry.locator("text=Approve").click();
    await root.getByText("Done: ").waitFor();
    expect((await site("/papers/a-handbook-of-tests")).text).toContain("https://example.org/handbook");
    await mailTo("kim@example.org", /^Your paper is in the feed/);
  });
});

describe("curating", () => {
  it("features, pins, takes off, hides, merges and mends, and every action is in the log", async () => {
    const root = await as("root@example.org");
    await root.goto("/papers/2510.00120");
    await mine(root);
    await root.click("text=Curate >> nth=0");
    await root.waitForURL("**/curate/papers/2510.00120");
    await expectAccessible(root);
    const paper = "/curate/papers/2510.00120";
    await curate(root, paper, { day: "2025-11-03", reason: "Missed it" }, "Feature");
    expect((await site("/papers/date/2025-11-03")).text).toContain("Made-up paper 120");
    await curate(root, paper, { codeUrl: "https://github.com/example/mended", projectUrl: "" }, "Save links");
    expect((await site("/papers/2510.00120")).text).toContain("https://github.com/example/mended");
    await root.fill("input[name=into]", "https://arxiv.org/abs/2510.00121");
    await root.click("text=Compare");
    expect(await root.textContent("#merge")).toMatch(/goes away.*Made-up paper 120.*stays.*Made-up paper 121/);
    await expectAccessible(root);
    await root.fill("#merge [name=reason]", "The same paper");
    await root.click("#merge button:text-is('Merge')");
    await root.getByText("Done: ").waitFor();
    expect(await site("/papers/2510.00120")).toMatchObject({ status: 308, location: "/papers/2510.00121" });
    await curate(root, "/curate/papers/2510.00121", { reason: "Worth a look" }, "Pin");
    expect((await site("/papers/date/2025-10-29")).text.match(/<li id="([^"]+)"/)?.[1]).toBe("2510.00121");
    await curate(root, "/curate/papers/2510.00121", { reason: "Seen by all" }, "Unpin");
    expect((await site("/papers/date/2025-10-29")).text.match(/<li id="([^"]+)"/)?.[1]).toBe("2510.00201");
    await curate(root, "/curate/papers/2510.00122", { reason: "Withdrawn by its authors" }, "Hide it");
    expect((await site("/papers/2510.00122")).status).toBe(404);
    expect((await site("/papers/date/2025-10-29")).text).not.toContain("Made-up paper 122");
    await curate(root, "/curate/papers/2510.00122", {}, "Show it again");
    expect((await site("/papers/2510.00122")).status).toBe(200);

    await root.goto("/curate/log");
    const log = await root.textContent("main ol");
    for (const words of [
      "added Made-up paper",
      "to November 3, 2025",
      "changed the links of",
      "merged “Made-up paper 120 on the habits of test data” into Made-up paper 121",
      "The same paper",
      "pinned Made-up paper 121 on the habits of test data on October 29, 2025",
      "hid Made-up paper 122",
      "Withdrawn by its authors",
      "@root",
    ])
      expect(log).toContain(words);
    await expectAccessible(root);
  });

  it("removes what two members reported, and blocks who wrote it, who is out at once", async () => {
    const [troll, member] = await Promise.all([as("troll@example.org"), as("lea@example.org")]);
    const root = await as("root@example.org");
    await troll.goto("/papers/2510.00123");
    await mine(troll);
    await troll.fill("#discussion > form textarea", "Buy my book");
    await troll.click("#discussion > form >> text=Comment");
    await troll.getByText("Buy my book").waitFor();

    await member.goto("/papers/2510.00123");
    await member.locator("article.comment").getByText("Report").click();
    await member.fill("input[name=reason]", "An advertisement");
    await expectAccessible(member);
    await member.click("text=Report it");
    await member.locator("main").getByText("A curator will review it.").waitFor();

    await root.goto("/curate");
    const entry = root.locator("li", { hasText: "An advertisement" }).last();
    await entry.getByText("Open the comment").click();
    await root.fill("#remove input[name=reason]", "Advertising");
    await root.click("text=Remove comment");
    await root.waitForURL("**/curate?done**");
    expect((await site("/papers/2510.00123")).text).not.toContain("Buy my book");
    await root.goto("/admin/people");
    await root.fill("main input[name=q]", "@troll");
    await root.click("main button:text-is('Search')");
    await root.locator("tbody").getByText("Troll").first().click();
    await root.waitForURL("**/curate/people/troll");
    await expectAccessible(root);
    await curate(root, "/curate/people/troll", { reason: "Advertises everywhere" }, "Block");
    await root.getByText("@troll, blocked").waitFor();

    await troll.goto("/account");
    expect(new URL(troll.url()).pathname).toBe("/sign-in");
    expect((await troll.request.get("/@troll")).status()).toBe(404);
    const before = await kept(inject("dataDir"), 10_000);
    await troll.fill("#address", "troll@example.org");
    await troll.click("text=Email me a link");
    const { mail } = await mailTo("troll@example.org", /^Sign in/, { before });
    await troll.goto(mail.text?.match(/http\S+confirm\S+/)?.[0] as string);
    await troll.click("main button");
    await troll.getByText("A curator blocked this account").waitFor();
  });

  it("is for curators, whom the administrator appoints", async () => {
    const mia = await as("mia@example.org");
    for (const path of ["/curate", "/curate/log", "/curate/papers/2510.00124"]) {
      await mia.goto(path);
      await mia.getByText("Only curators can do that.").waitFor();
    }
    const root = await as("root@example.org");
    await root.goto("/curate/people/mia");
    await root.selectOption("[name=role]", "curator");
    await root.click("text=Appoint");
    await root.getByText("Done: ").waitFor();
    await mia.goto("/curate");
    await mia.getByText("Claims of authorship").waitFor();
    await mia.goto("/curate/people/lea");
    await mia.getByText("Block").first().waitFor();
    expect(await mia.getByText("Appoint").count()).toBe(0);
  });
});

describe("an author", () => {
  it("claims a name, a curator confirms it, and it leads to the profile", async () => {
    const page = await as("ned@example.org");
    await page.goto("/papers/2510.00125");
    await page.click("text=I am an author");
    await page.check("text=Ada Lovelace");
    await expectAccessible(page);
    await page.click("text=That's me");
    await page.getByText("A curator will review it.").waitFor();
    const root = await as("root@example.org");
    await root.goto("/curate");
    await root.locator("li", { hasText: "Made-up paper 125" }).last().locator("text=Approve").click();
    await root.getByText("Done: ").waitFor();
    await page.goto("/papers/2510.00125");
    await mine(page);
    await page.fill("#discussion > form textarea", "We wrote it");
    await page.click("#discussion > form >> text=Comment");
    await page.locator("article.comment .tag").getByText("Author").waitFor();
    await page.click("#authors >> text=Ada Lovelace");
    await page.waitForURL("**/@ned");
    await page.click("text=Author of");
    expect(await page.textContent(".cards")).toContain("Made-up paper 125");
    await expectAccessible(page);
  });
});
