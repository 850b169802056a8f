import type pg from "pg";
import type { Page } from "playwright";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { databaseOf, signedInMembers } from "../../support/own-site";
import { expectAccessible } from "../browser";
import { mine, testPeople } from "./people";

const { as } = testPeople();
const ROOT = "root@example.org";
const PAGES = [
  "/admin",
  "/admin/people",
  "/admin/papers",
  "/curate",
  "/curate/log",
  "/curate/papers/open",
  "/curate/papers/2510.00126",
];
const PHONE = { viewport: { width: 390, height: 844 } };

let client: pg.Client;
let cookies: Record<string, string>;
beforeAll(async () => {
  client = await databaseOf(inject("dataDir"));
  const names = ["mere-member", "mere-curator", "mere-blocked"];
  const [member = "", curator = "", blocked = ""] = await signedInMembers(client, names);
  await client.query("UPDATE member SET role = 'curator' WHERE username = 'mere-curator'");
  await client.query("UPDATE member SET role = 'curator', blocked_at = now() WHERE username = 'mere-blocked'");
  cookies = { nobody: "", member, curator, blocked };
});
afterAll(() => client?.end());

const get = (path: string, who: string) =>
  fetch(inject("site") + path, { redirect: "manual", headers: { cookie: cookies[who] as string } });
/** Presses Tab until what is focused says this. */
async function tabTo(page: Page, words: string | RegExp): Promise<void> {
  for (let presses = 0; presses < 60; presses++) {
    await page.keyboard.press("Tab");
    const said = await page.evaluate(() => {
      const at = document.activeElement;
      return (at?.getAttribute("aria-label") ?? at?.textContent ?? "").trim();
    });
    if (typeof words === "string" ? said === words : words.test(said)) return;
  }
  throw new Error(`Tab does not lead to ${words}`);
}

describe.each(PAGES)("%s", (path) => {
  it.each([
    ["nobody", /\/sign-in\?next=/],
    ["blocked", /\/sign-in\?next=/],
    ["member", /\/refused\?code=role$/],
  ])("leads a visitor away who is %s", async (who, location) => {
    const answer = await get(path, who);
    expect(answer.status).toBe(307);
    expect(answer.headers.get("location")).toMatch(location);
  });

  it("is shown to a curator, without what is for administrators, and never kept", async () => {
    const answer = await get(path, "curator");
    expect(answer.status).toBe(200);
    expect(answer.headers.get("cache-control")).toContain("no-store");
    const html = await answer.text();
    expect(html).not.toContain('href="/admin/digests"');
    expect(html).not.toContain("PostgreSQL");
    expect(html).not.toContain("@example.org");
  });

  it("has the row of links in which it is marked, breaks no accessibility rule, and fits on a phone", async () => {
    const root = await as(ROOT, { ...PHONE, colorScheme: "dark" });
    await root.goto(path);
    const links = root.getByRole("navigation", { name: "Administration" }).getByRole("link");
    expect((await links.allTextContents()).map((text) => text.replace(/\d+/, "N"))).toEqual([
      "Overview",
      "Waiting (N)",
      "Papers",
      "People",
      "Activity log",
      "Mail",
      "Invite people",
    ]);
    expect(await root.locator("nav[aria-label=Administration] [aria-current]").count()).toBe(1);
    await expectAccessible(root);
    expect(await root.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  });
});

it("an administrator sees queues, sources, mail, storage and versions, each with one thing to do next", async () => {
  const root = await as(ROOT);
  await root.goto("/admin");
  expect(await root.locator("main section > h2").allTextContents()).toEqual(["Queues", "Ingest", "Mail", "Storage", "Version"]);
  expect(await root.textContent("main")).toContain(process.versions.node);
  const next = await root.locator("main section > div:last-child").allTextContents();
  expect(next.every((words) => words.trim().length > 0)).toBe(true);
  await root.click("main section:has-text('Mail') >> nth=0 >> role=link");
  await root.waitForURL("**/admin/digests");
  await root.getByRole("navigation", { name: "Administration" }).getByText("Overview").click();
  await root.waitForURL("**/admin");
});

describe("the members", () => {
  it("are found by name, also by address for an administrator, 50 a page", async () => {
    await client.query(`INSERT INTO member (email, name, username)
      SELECT 'crowd' || n || '@crowd.example', 'Crowded ' || n, 'crowded-' || n FROM generate_series(1, 60) n`);
    const root = await as(ROOT);
    await root.goto("/admin/people");
    await root.fill("main input[name=q]", "crowd.example");
    await root.keyboard.press("Enter");
    await root.waitForURL("**/admin/people?q=crowd.example");
    expect(await root.locator("main tbody tr").count()).toBe(50);
    await root.click("text=Next 50");
    await expect.poll(() => root.locator("main tbody tr").count()).toBe(10);
    expect(await (await get("/admin/people?q=crowd.example", "curator")).text()).toContain("Nobody found");
    expect(await (await get("/admin/people?q=crowded-60", "curator")).text()).toContain("Crowded 60");
  });

  it("are blocked and let back in the table by keyboard alone, and the list stays where it was", async () => {
    await signedInMembers(client, ["kay-keys"]);
    const root = await as(ROOT);
    await root.goto("/admin/people?q=kay-keys");
    await tabTo(root, "Block kay-keys …");
    await root.keyboard.press("Enter");
    await tabTo(root, "Why block them?");
    await root.keyboard.type("Advertises everywhere");
    await root.keyboard.press("Enter");
    await root.getByText("Done: ").waitFor();
    expect(new URL(root.url()).searchParams.get("q")).toBe("kay-keys");
    expect(await root.locator("main tbody tr").textContent()).toMatch(/Signed out.*Blocked \d{4}-/);
    await root.goto("/admin/people?q=kay-keys&blocked=on&done=1&done=x");
    expect(await root.locator("main tbody tr").count()).toBe(1);
    await tabTo(root, "Unblock");
    await root.keyboard.press("Enter");
    await root.getByText("unblocked kay-keys").waitFor();
    await root.getByText("Nobody found").waitFor();
    await tabTo(root, "Undo");
    await root.keyboard.press("Enter");
    await root.getByText("undid: ").waitFor();
    expect(await root.locator("main tbody tr").count()).toBe(1);
  });

  it("are blocked, and it is undone, on a phone without JavaScript", async () => {
    await signedInMembers(client, ["phil-phone"]);
    const root = await as(ROOT, { ...PHONE, javaScriptEnabled: false });
    await root.goto("/admin/people?q=phil-phone");
    await root.click("summary:has-text('Block')");
    await root.fill("tbody input[name=reason]", "Spam");
    await root.click("tbody button:text-is('Block')");
    await root.getByText("blocked phil-phone").waitFor();
    await root.waitForLoadState(); // with its style sheet
    expect(await root.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
    await root.click("button:text-is('Undo')");
    await root.getByText("undid: ").waitFor();
    expect(await root.locator("main tbody tr").textContent()).toContain("Active");
  });

  it("are appointed by administrators alone", async () => {
    await signedInMembers(client, ["rita-role"]);
    expect(await (await get("/admin/people?q=rita-role", "curator")).text()).not.toContain("Appoint");
    const root = await as(ROOT);
    await root.goto("/admin/people?q=rita-role");
    await root.click("summary:has-text('Role of')");
    await root.selectOption("tbody select[name=role]", "curator");
    await expectAccessible(root);
    await root.click("tbody button:text-is('Appoint')");
    await root.getByText("made rita-role a curator").waitFor();
    expect(await root.locator("main tbody tr").textContent()).toContain("Curator");
    expect(await (await get("/admin/people?q=rita-role", "curator")).text()).toContain("None");
  });
});

describe("what names a paper", () => {
  it("keeps the form with what was typed where it is wrong, and says what was not found", async () => {
    const root = await as(ROOT, { javaScriptEnabled: false });
    await root.goto("/admin/papers");
    await root.fill("main input[name=id]", "2510.99126");
    await root.click("main button:text-is('Open')");
    await root.getByText("No paper on this site has the ID “2510.99126”").waitFor();
    expect(await root.inputValue("main input[name=id]")).toBe("2510.99126");
    await root.fill("main input[name=id]", "https://arxiv.org/abs/2510.00126v2");
    await root.click("main button:text-is('Open')");
    await root.waitForURL("**/curate/papers/2510.00126");
  });

  it("takes words of a title, and suggests up to ten papers as links", async () => {
    const root = await as(ROOT, { javaScriptEnabled: false });
    await root.goto("/curate/papers/open?id=made-up+habits");
    expect(await root.locator("#which").textContent()).toBe("10 papers match. Which one do you mean?");
    expect(await root.locator("#which ~ ul > li").count()).toBe(10);
    await root.fill("main input[name=id]", "quokka126");
    await root.click("main button:text-is('Open')");
    await root.click("text=Made-up paper 126");
    await root.waitForURL("**/curate/papers/2510.00126");
  });

  it("does so also for the paper to merge into, and a page of no paper leads to the form", async () => {
    const root = await as(ROOT);
    await root.goto("/curate/papers/2510.00126");
    for (const [typed, answer] of [
      ["2510.99126", "No paper on this site has the ID “2510.99126”"],
      ["2510.00126", "“2510.00126” is this paper."],
    ] as const) {
      await root.fill("main input[name=into]", typed);
      await root.click("text=Compare");
      await root.getByText(answer).waitFor();
      expect(await root.inputValue("main input[name=into]")).toBe(typed);
    }
    await root.fill("main input[name=into]", "quokka127");
    await root.click("text=Compare");
    await root.click("#which ~ ul a");
    await root.getByText("This paper stays").waitFor();
    expect(await root.textContent("#merge")).toContain("Made-up paper 127");
    await root.goto("/curate/papers/not-a-paper-here");
    expect(await root.inputValue("main input[name=id]")).toBe("not-a-paper-here");
  });
});

it("papers that were hidden are shown again from their list", async () => {
  const root = await as(ROOT);
  await root.goto("/curate/papers/2510.00128");
  await root.locator("form:has(button:text-is('Hide it')) input[name=reason]").fill("Withdrawn by its authors");
  await root.click("button:text-is('Hide it')");
  await root.getByText("Done: ").waitFor();
  await root.goto("/admin/papers?list=hidden");
  const entry = root.locator("main li", { hasText: "Made-up paper 128" });
  expect(await entry.textContent()).toMatch(/Withdrawn by its authors.*@root/);
  await expectAccessible(root);
  await entry.locator("text=Show again").click();
  await root.getByText("made Made-up paper 128").waitFor();
  expect(new URL(root.url()).searchParams.get("list")).toBe("hidden");
  expect(await entry.count()).toBe(0);
  expect((await fetch(`${inject("site")}/papers/2510.00128`)).status).toBe(200);
});

it("curators hear on every page how much waits for them; nobody else does", async () => {
  await client.query(`INSERT INTO report (member_id, paper_id, reason)
    SELECT id, '2510.00129', 'It waits' FROM member WHERE username = 'mere-member'`);
  const told = async (who: string) => (await (await get("/api/me", who)).json()).member;
  expect(await told("curator")).toMatchObject({ username: "mere-curator", curator: true, waiting: expect.any(Number) });
  expect((await told("curator")).waiting).toBeGreaterThan(0);
  expect(await told("member")).toEqual({
    name: "mere-member",
    username: "mere-member",
    curator: false,
    subscribed: false,
  });
  expect(await told("blocked")).toBeNull();
  expect(await told("nobody")).toBeNull();
  const root = await as(ROOT);
  await root.goto("/papers/trending");
  await mine(root);
  await root
    .locator("footer")
    .getByRole("link", { name: /^Admin \d+$/ })
    .click();
  await root.waitForURL("**/admin");
});
