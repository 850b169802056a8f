import { setTimeout as sleep } from "node:timers/promises";
import type { Page } from "playwright";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { databaseOf, signedInMembers } from "../support/own-site";
import { program } from "../support/program";
import { expectAccessible, testBrowser } from "./browser";
import { linkIn, mailTo } from "./mail";

const { open } = testBrowser();

function command(...args: string[]) {
  const settings = { DATA_DIR: inject("dataDir"), PORT: new URL(inject("site")).port };
  return program(["bin/run.mjs", "bin/digest.ts", ...args], settings);
}
async function digest(...args: string[]): Promise<string> {
  const run = command(...args);
  expect(await run.ended, run.output()).toBe(0);
  return run.output();
}

async function subscribe(page: Page, address: string) {
  await page.goto("/subscribe");
  await page.fill("#address", address);
  await page.click("#main button:has-text('Subscribe')");
  await page.getByText("Check your inbox").waitFor();
}

/** Opens the link that was mailed to an address, and presses its button. */
async function confirm(page: Page, address: string, subject = /^Confirm/) {
  await page.goto(linkIn((await mailTo(address, subject)).mail.text, "/subscribe/confirm/"));
  await page.click("text=Confirm >> nth=-1");
}

/** The page of the runner, seen by a member with this name, and their cookie; root@example.org administers this site. */
async function signedIn(username: string) {
  const client = await databaseOf(inject("dataDir"));
  const [cookie] = (await signedInMembers(client, [username])) as [string];
  await client.query("UPDATE member SET email_verified = true WHERE username = $1", [username]);
  await client.end();
  const page = await open("/admin/digests");
  const [name = "", value = ""] = cookie.split(/=(.*)/);
  await page.context().addCookies([{ name, value, url: inject("site") }]);
  await page.goto(new URL("/admin/digests", inject("site")).href);
  return { page, cookie };
}

describe("a reader", () => {
  const ADDRESS = "reader+papers@example.org";
  let page: Page;
  let confirmation: string;
  beforeAll(async () => {
    page = await open("/", { timezoneId: "Europe/Berlin" });
  });
  afterAll(() => page?.context().close());

  it("subscribes from the banner, in their own time zone", async () => {
    await page.click("aside[aria-label='Email digest'] a");
    await page.waitForURL("**/subscribe");
    expect(await page.locator("select[name=timeZone]").inputValue()).toBe("Europe/Berlin");
    await subscribe(page, ADDRESS);
  });

  it("confirms by a button behind a link, which a scanner that looks at it does not use up", async () => {
    const letter = await mailTo(ADDRESS, /^Confirm your subscription/);
    confirmation = linkIn(letter.mail.text, "/subscribe/confirm/");
    await page.goto(confirmation);
    await page.reload();
    await expectAccessible(page);
    await page.click("text=Confirm >> nth=-1");
    await page.getByText("Your address is confirmed").waitFor();
    await expectAccessible(page);
  });

  it("chooses, and sees what was saved", async () => {
    await page.fill("input[name=papers]", "3");
    await page.selectOption("select[name=ranking]", "newest");
    await page.selectOption("select[name=locale]", "de-DE");
    await page.fill("input[name=keywords]", "quokka100, quokka201, bounds");
    await page.click("text=Save");
    await page.getByText("Saved.").waitFor();
    expect(await page.locator("input[name=papers]").inputValue()).toBe("3");
    expect(await page.locator("input[name=keywords]").inputValue()).toBe("bounds, quokka100, quokka201");
  });

  it("is told that a link was used already", async () => {
    await page.goto(confirmation);
    await page.getByText("This link was used already").waitFor();
  });

  it("gets what they chose, once", async () => {
    expect(await digest("--dry-run", "--date", "2025-10-29")).toContain("Dry run: 1 messages");
    expect(await digest("--date", "2025-10-29")).toContain("1 queued; 1 sent");
    expect(await digest("--date", "2025-10-29")).toContain("0 queued; 0 sent");
    expect((await mailTo(ADDRESS, /^Bounds of/)).mail.text).toContain("29. Oktober 2025");
  });

  it("reads it in the mail and in the browser, where it shows nobody's own links", async () => {
    const { mail, name } = await mailTo(ADDRESS, /^Bounds of/);
    await page.goto(`/dev/mail/${name}`);
    await page.frameLocator("iframe").getByText("Unsubscribe").waitFor();
    await expectAccessible(page);
    await page.goto(linkIn(mail.text, "/digests/"));
    await page.getByRole("heading", { level: 1 }).getByText("29. Oktober 2025").waitFor();
    expect(await page.content()).not.toMatch(/\/(unsubscribe|choices)\/\w/);
  });

  it("unsubscribes by one click in the mail program; opening the same address ends nothing", async () => {
    const { raw } = await mailTo(ADDRESS, /^Bounds of/);
    const oneClick = raw.match(/^List-Unsubscribe: <(.+)>\r$/m)?.[1] as string;
    await page.goto(oneClick);
    await page.getByText("Unsubscribe from the digest?").waitFor();
    await expectAccessible(page);
    const answer = await fetch(oneClick, {
      method: "POST",
      body: "List-Unsubscribe=One-Click",
      headers: { "content-type": "application/x-www-form-urlencoded" },
    });
    expect([answer.status, await answer.text()]).toEqual([200, "Unsubscribed.\n"]);
    await page.reload();
    await page.getByText("You are unsubscribed").waitFor();
  });

  it("deletes everything about the subscription", async () => {
    await page.click("text=Delete my data");
    await page.click("text=Unsubscribe and delete your data");
    await page.getByText("Your subscription and its data are deleted.").waitFor();
  });
});

it("works without a script, and tells nobody whether an address is known", async () => {
  const page = await open("/subscribe", { javaScriptEnabled: false });
  const address = "no-script@example.org";
  await subscribe(page, address);
  await confirm(page, address);
  await page.getByText("Your address is confirmed").waitFor();
  await page.click("text=Pause the digest");
  await page.getByText("You get no digest until you resume.").waitFor();
  await page.click("text=Resume the digest");
  await page.fill("input[name=address] >> nth=-1", "moved@example.org");
  await page.click("text=Move subscription");
  await page.getByText("We sent an email to the new address").waitFor();
  const choices = page.url();

  await subscribe(page, address);
  const again = await mailTo(address, /already$/);
  expect(linkIn(again.mail.text, "/subscribe/choices/")).toContain(new URL(choices).pathname);

  await confirm(page, "moved@example.org", /new address/);
  await page.getByText("For moved@example.org").waitFor();
  const data = await (
    await fetch(new URL(new URL(page.url()).pathname.replace("/subscribe", "/api/subscribe"), page.url()))
  ).json();
  expect(data.subscriber.address).toBe("moved@example.org");
  await page.context().close();
});

it.each(["/", "/papers/date/2025-10-28", "/papers/2510.00201", "/digests"])(
  "can be asked for at the end of %s",
  async (path) => {
    const page = await open(path, { timezoneId: "Asia/Tokyo" });
    const invitation = page.locator("aside[aria-label='Subscribe to the digest']");
    const address = `end-of${path.replace(/\W+/g, "-")}@example.org`;
    await invitation.locator("input[name=address]").fill(address);
    await invitation.getByRole("button").click();
    await page.getByText("Check your inbox").waitFor();
    await confirm(page, address);
    await page.getByText("Your address is confirmed").waitFor();
    expect(await page.locator("select[name=timeZone]").inputValue()).toBe("Asia/Tokyo");
    await page.click("text=Unsubscribe and delete your data");
    await page.context().close();
  },
);

it("refuses what is no address, and shows it again", async () => {
  const page = await open("/subscribe");
  await page.fill("#address", "you@exa mple.org");
  await page.click("#main button:has-text('Subscribe')");
  await page.getByText("Enter a valid email address").waitFor();
  expect(await page.locator("#address").inputValue()).toBe("you@exa mple.org");
  await page.context().close();
});

it("shows choices that are wrong again as they were typed, says what is wrong, and keeps the rest", async () => {
  const page = await open("/subscribe", { javaScriptEnabled: false });
  await page.fill("#address", "choosy@example.org");
  await page.click("text=Choose what you get and when");
  await page.fill("input[name=papers]", "7");
  await page.selectOption("select[name=frequency]", "weekly");
  await page.fill("input[name=categories]", "computer science");
  await page.check("input[name=onlyCode]");
  await page.click("#main button:has-text('Subscribe')");
  await page.getByText("Categories look like cs.CL").waitFor();
  expect(await page.locator("#address").inputValue()).toBe("choosy@example.org");
  expect(await page.locator("input[name=papers]").inputValue()).toBe("7");
  expect(await page.locator("select[name=frequency]").inputValue()).toBe("weekly");
  expect(await page.locator("input[name=onlyCode]").isChecked()).toBe(true);
  expect(await page.locator("input[name=categories]").inputValue()).toBe("computer science");
  await page.fill("input[name=categories]", "cs.CL");
  await page.click("#main button:has-text('Subscribe')");
  await page.getByText("Check your inbox").waitFor();
  await page.context().close();
});

it("takes a form with the trap filled in as it takes any, and writes no mail", async () => {
  const send = (body: string, headers = {}) =>
    fetch(new URL("/api/subscribe", inject("site")), {
      method: "POST",
      body: new URLSearchParams(body),
      headers: { origin: inject("site"), ...headers },
      redirect: "manual",
    });
  const robot = await send("address=robot@example.org&website=spam");
  const person = await send("address=person@example.org");
  expect([robot.status, robot.headers.get("location")]).toEqual([person.status, person.headers.get("location")]);
  await mailTo("person@example.org", /^Confirm/);
  await expect(Promise.race([mailTo("robot@example.org", /./), sleep(300).then(() => null)])).resolves.toBeNull();
  const foreign = await send("address=foreign@example.org", { "sec-fetch-site": "cross-site" });
  expect(foreign.headers.get("location")).toContain("problem=origin");
});

it("lets a cron send only with the secret", async () => {
  const answer = await fetch(new URL("/api/cron/digest", inject("site")), {
    method: "POST",
    headers: { authorization: "Bearer wrong" },
  });
  expect(answer.status).toBe(401);
  const right = await fetch(new URL("/api/cron/digest", inject("site")), {
    headers: { authorization: "Bearer a-secret-of-the-tests" },
  });
  expect(right.status, await right.clone().text()).toBe(200);
  expect(await right.json()).toMatchObject({ failed: 0, paused: null });
});

// In this file, since a pause stops what the tests above send.
it("shows an administrator editions, counts, rate and errors, and lets them pause and resume", async () => {
  const visitor = await open("/admin/digests");
  await expect.poll(() => visitor.url()).toContain("/sign-in");
  await visitor.context().close();

  const { page: members } = await signedIn("reader-one");
  await expectAccessible(members);
  await members.fill("#secret", "not the right secret");
  await members.click("main >> text=Continue");
  await members.getByText("That isn't this site's ADMIN_SECRET.").waitFor();
  await members.goto(new URL("/admin/digests", inject("site")).href);
  await members.fill("#secret", "an-admin-of-the-tests");
  await members.click("main >> text=Continue");
  await members.getByText("ADMIN_EMAILS decides who administers this site.").waitFor();
  await members.context().close();

  const { page, cookie } = await signedIn("root");
  await page.getByText("Rate, last minute").waitFor();
  await expectAccessible(page);
  await page.click("button:has-text('Pause')");
  await page.getByText("Sending is paused until someone resumes it: paused by hand").waitFor();
  await expectAccessible(page);
  const digest = command("--date", "2025-10-29");
  expect(await digest.ended).toBe(1);
  expect(digest.output()).toContain("Sending is paused: paused by hand");
  await page.click("button:has-text('Resume')");
  await page.getByText("Sending is paused").waitFor({ state: "detached" });

  await page.goto(new URL("/curate/log", inject("site")).href);
  for (const deed of ["paused the digests", "resumed the digests"])
    await page.locator("main ol").getByText(deed).first().waitFor();

  // Nobody else pauses them: neither a visitor, nor a member, nor another site with an administrator's cookie.
  const { page: other, cookie: mere } = await signedIn("reader-two");
  await other.context().close();
  const origin = inject("site");
  const post = (headers: Record<string, string>) =>
    fetch(new URL("/api/admin/digests", origin), {
      method: "POST",
      body: new URLSearchParams({ action: "pause" }),
      headers: { accept: "application/json", ...headers },
    }).then(({ status }) => status);
  expect(await post({ origin })).toBe(401);
  expect(await post({ origin, cookie: mere })).toBe(403);
  for (const from of [{}, { "sec-fetch-site": "cross-site" }, { origin: "https://evil.example" }] as Record<string, string>[])
    expect(await post({ cookie, ...from })).toBe(403);
  await page.goto(new URL("/admin/digests", origin).href);
  expect(await page.getByText("Sending is paused").count()).toBe(0);
  expect(await post({ origin, cookie })).toBe(200);
  await page.reload();
  await page.click("button:has-text('Resume')");
  await page.getByText("Sending is paused").waitFor({ state: "detached" });
  await page.context().close();
});
