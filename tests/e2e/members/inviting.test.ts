import type { Page } from "playwright";
import { describe, expect, inject, it } from "vitest";
import { expectAccessible } from "../browser";
import { linkIn, mailTo } from "../mail";
import { send } from "../send";
import { testPeople } from "./people";

const { visit, as } = testPeople();
const sent = (page: Page, words: string) => page.locator("main [role=status]").getByText(words).waitFor();

/** The page behind the link that was mailed to an address. */
async function opened(address: string, options = {}): Promise<Page> {
  const { mail } = await mailTo(address, /invites you to Daily Papers$/);
  return visit(new URL(linkIn(mail.text, "/subscribe/invitation/")).pathname, options);
}

describe("whoever is no administrator", () => {
  const form = { "content-type": "application/x-www-form-urlencoded", origin: inject("site"), accept: "application/json" };

  it("sees neither the page nor the link to it, and can invite nobody", async () => {
    const member = await as("meg@example.org");
    await member.goto("/admin/invite");
    await member.getByText("Only administrators can do that.").waitFor();
    const cookie = (await member.context().cookies()).map(({ name, value }) => `${name}=${value}`).join("; ");
    const body = "action=send&addresses=nobody-invites-me@example.org";
    expect(await send("/api/admin/invite", { ...form, cookie }, body)).toMatchObject({ status: 403 });
    expect(await send("/api/admin/invite", form, body)).toMatchObject({ status: 401 });
    const visitor = await visit("/admin/invite");
    expect(new URL(visitor.url()).pathname).toBe("/sign-in");
  });

  it("sees no link to it as a curator", async () => {
    await as("nat@example.org");
    const root = await as("root@example.org");
    await root.goto("/curate/people/nat");
    await root.selectOption("select[name=role]", "curator");
    await root.click("button:text-is('Appoint')");
    await root.getByText("Done: ").waitFor();
    const curator = await as("nat@example.org");
    await curator.goto("/curate");
    expect(await curator.locator("main a:text-is('Activity log')").count()).toBe(1);
    expect(await curator.locator("text=Invite people").count()).toBe(0);
    await curator.goto("/admin/invite");
    await curator.getByText("Only administrators can do that.").waitFor();
  });
});

describe.each([
  ["with scripts", true],
  ["without scripts", false],
])("an administrator, %s,", (_, javaScriptEnabled) => {
  const [ann, ben] = ["ann", "ben"].map((name) => `${name}${javaScriptEnabled ? 1 : 2}@example.org`) as [string, string];

  // axe is a script, so it can look only at pages that run one.
  const checked = async (page: Page) => javaScriptEnabled && (await expectAccessible(page));

  it("invites two people with a line of welcome, who get the digest with the choices made for them after one click", async () => {
    const root = await as("root@example.org", { javaScriptEnabled, timezoneId: "Europe/Berlin" });
    await root.goto("/curate");
    await root.click("text=Invite people");
    await checked(root);
    const zone = await root.locator("select[name=timeZone]").inputValue();
    expect(zone).toBe(javaScriptEnabled ? "Europe/Berlin" : "UTC");
    await root.fill("textarea[name=addresses]", `Ann <${ann}>, nobody\n${ben}\n${ann}`);
    await root.fill("input[name=welcome]", "Our group reads <these> https://example.org/list");
    await root.click("text=Choose what they get and when");
    await root.selectOption("select[name=frequency]", "weekly");
    await root.fill("input[name=papers]", "4");
    await root.fill("input[name=keywords]", "diffusion");
    await root.click("text=Send invitations");
    await sent(root, "2 people were invited.");
    for (const words of ["not an email address", "same address twice"]) await root.getByText(words).waitFor();
    expect(await root.locator("main ol li", { hasText: ben }).textContent()).toContain("waiting");
    await checked(root);

    const { mail } = await mailTo(ann, /^Root invites you to Daily Papers$/i);
    expect(mail.text).toContain("writes: “Our group reads <these> https://example.org/list”");
    expect(mail.html).not.toContain('href="https://example.org/list');

    const guest = await opened(ann, { javaScriptEnabled });
    await guest.getByText(`Up to 4 papers every Monday at 08:00 (${zone}), most upvoted first.`).waitFor();
    await checked(guest);
    await guest.reload();
    await guest.click("main button:text-is('Confirm')");
    await guest.getByText("You are subscribed. Here you can change what you get.").waitFor();
    expect(await guest.inputValue("select[name=frequency]")).toBe("weekly");
    expect(await guest.inputValue("input[name=papers]")).toBe("4");
    expect(await guest.inputValue("input[name=keywords]")).toBe("diffusion");
    await checked(guest);
    const again = await opened(ann, { javaScriptEnabled });
    await again.getByText("This invitation was confirmed already").waitFor();
    await checked(again);
  });

  it("takes back an invitation, whose link says so then and offers to subscribe, and finds both in the log", async () => {
    const root = await as("root@example.org", { javaScriptEnabled });
    await root.goto("/admin/invite");
    expect(await root.locator("main ol li", { hasText: ann }).textContent()).toContain("confirmed");
    await root.click(`main ol li:has-text("${ben}") button`);
    await sent(root, "took back an invitation");
    expect(await root.locator("main ol li", { hasText: ben }).textContent()).toContain("taken back");
    const guest = await opened(ben, { javaScriptEnabled });
    await guest.getByText("This invitation was taken back").waitFor();
    expect(await guest.locator("main a:text-is('Subscribe')").getAttribute("href")).toBe("/subscribe");
    await root.goto("/curate/log");
    const log = (await root.textContent("main ol")) ?? "";
    for (const words of ["invited 2 people", "took back an invitation"]) expect(log).toContain(words);
    expect(log).not.toContain("@example.org");
  });

  it("keeps what they typed where something in it is wrong, however long it is", async () => {
    const root = await as("root@example.org", { javaScriptEnabled });
    await root.goto("/admin/invite");
    const many = Array.from({ length: 501 }, (_, n) => `somebody-with-a-long-name-${n}@departments.example.org`).join("\n");
    await root.fill("textarea[name=addresses]", many);
    await root.fill("input[name=welcome]", "Hello & welcome");
    await root.click("text=Choose what they get and when");
    await root.selectOption("select[name=timeZone]", "Asia/Tokyo");
    await root.check("input[name=onlyCode]");
    await root.click("text=Send invitations");
    await root.locator("[role=alert]").getByText("Enter at most 500 addresses at once").waitFor();
    expect(await root.inputValue("textarea[name=addresses]")).toBe(many);
    expect(await root.inputValue("input[name=welcome]")).toBe("Hello & welcome");
    expect(await root.inputValue("select[name=timeZone]")).toBe("Asia/Tokyo");
    expect(await root.isChecked("input[name=onlyCode]")).toBe(true);
    await checked(root);
    await root.fill("textarea[name=addresses]", "x");
    await root.fill("input[name=categories]", "Not One");
    await root.click("text=Send invitations");
    await root.locator("[role=alert]").getByText("Categories look like cs.CL").waitFor();
    expect(await root.inputValue("input[name=categories]")).toBe("Not One");
  });
});

it("a form of another site confirms no invitation", async () => {
  const root = await as("root@example.org");
  await root.goto("/admin/invite");
  await root.fill("textarea[name=addresses]", "oda@example.org");
  await root.click("text=Send invitations");
  await sent(root, "1 person was invited.");
  const { mail } = await mailTo("oda@example.org", /invites you/);
  const { pathname } = new URL(linkIn(mail.text, "/subscribe/invitation/"));
  const headers = { "content-type": "application/x-www-form-urlencoded", "sec-fetch-site": "cross-site" };
  const answer = await send("/api/subscribe/invitation", headers, `token=${pathname.split("/").at(-1)}`);
  expect([answer.status, answer.headers.location]).toEqual([303, pathname]);
  await root.reload();
  expect(await root.locator("main ol li", { hasText: "oda@example.org" }).textContent()).toContain("waiting");
});
