import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { databaseOf, type OwnSite, ownSite, signedInMembers } from "../support/own-site";
import { send } from "./send";

const PAPER = "2312.13211"; // of the sample
const OTHER = "2404.09736";
const PAGES = ["/", "/papers/trending", `/papers/${PAPER}`, `/papers/${OTHER}`];

let site: OwnSite;
let cookie = "";
beforeAll(async () => {
  site = await ownSite();
  const client = await databaseOf(site.dataDir);
  [, cookie = ""] = await signedInMembers(client, ["first", "ada"]); // the first one administers the site
  await client.end();
});
afterAll(() => site?.close());

/** Whether each page is there as it was kept, is to be made anew behind, or before anybody gets it. */
const states = () =>
  Promise.all(PAGES.map(async (path) => [path, (await fetch(site.address + path)).headers.get("cache-status")]));
const allKept = PAGES.map((path) => [path, "daily-papers; hit"]);
/** Waits until nothing has been made anew for five seconds: what changed a moment ago is told once more, behind. */
async function settled(): Promise<void> {
  for (let calm = 0; calm < 5; ) {
    await sleep(1000);
    calm = JSON.stringify(await states()) === JSON.stringify(allKept) ? calm + 1 : 0;
  }
}

async function post(path: string, form: Record<string, string>, headers: Record<string, string> = { cookie }) {
  const answer = await fetch(site.address + path, {
    method: "POST",
    body: new URLSearchParams(form),
    headers: { origin: site.address, referer: `${site.address}/`, ...headers },
    redirect: "manual",
  });
  return answer.status;
}
const page = async (path: string) => (await fetch(site.address + path)).text();

describe("pages that are kept", () => {
  beforeEach(settled);

  it("stay so whatever is sent by nobody, refused, or without effect", async () => {
    const scripted = { accept: "application/json" };
    await post("/api/upvote", { paper: PAPER, vote: "on" });
    await post("/api/comments", { paper: PAPER, body: "Said" });
    const id = (await page(`/papers/${PAPER}`)).match(/id="comment-([\w-]+)"/)?.[1] as string;
    await settled();
    const sent: [string, Record<string, string>, Record<string, string>?][] = [
      ["/api/sign-out", {}, {}],
      ["/api/sign-out", {}, scripted],
      ["/api/sign-out", {}, { cookie: "daily-papers.session_token=nobody" }],
      ["/api/upvote", { paper: PAPER, vote: "on" }, {}],
      ["/api/upvote", { paper: PAPER, vote: "on" }, { origin: "https://evil.example", cookie }],
      ["/api/upvote", { paper: PAPER, vote: "on" }],
      ["/api/upvote", { paper: PAPER, vote: "on" }, { cookie, ...scripted }],
      ["/api/upvote", { paper: OTHER, vote: "off" }],
      ["/api/upvote", { paper: "2510.99999", vote: "on" }],
      ["/api/comments", { action: "edit", comment: id, body: "Said" }],
      ["/api/comments", { action: "edit", comment: id, body: "" }],
      ["/api/comments/vote", { comment: id, vote: "off" }],
      ["/api/curate", { action: "hide", paper: PAPER, reason: "no right" }],
      ["/api/curate", { action: "nothing", paper: PAPER }],
      ["/api/report", { paper: PAPER, reason: "A duplicate" }],
      ["/api/account", { action: "names", name: "ada", username: "ada" }],
      ["/api/account", { action: "notify", notify: "on" }],
      ["/api/account", { action: "revoke-others" }],
      ["/api/account", { action: "delete", confirmation: "somebody" }],
      ["/api/sign-in", { address: "bob@example.org" }, {}],
      ["/api/sign-in/confirm", { token: "none", upvote: PAPER }, {}],
    ];
    for (const [path, form, headers] of sent) {
      expect(await post(path, form, headers), `${path} ${JSON.stringify(form)}`).toBeLessThan(500);
      expect(await states(), `${path} ${JSON.stringify(form)}`).toEqual(allKept);
    }
  });

  it("are made anew for who votes without a script, on the list and on the page they see next", async () => {
    const count = (html: string, id: string) =>
      Number(
        html
          .match(new RegExp(`value="${id}"[^>]*data-count="(\\d+)"|data-count="(\\d+)"[^>]*value="${id}"`))
          ?.slice(1)
          .find(Boolean),
      );
    const before = count(await page("/"), OTHER);
    await post("/api/upvote", { paper: OTHER, vote: "on" }, { cookie, referer: `${site.address}/papers/${PAPER}` });
    for (const path of ["/", `/papers/${OTHER}`, "/papers/trending"])
      expect(count(await page(path), OTHER), path).toBe(before + 1);
  });

  it("are made anew where a new name is shown", async () => {
    await post("/api/account", { action: "names", name: "Ada L.", username: "ada" });
    expect(await page(`/papers/${PAPER}`)).toContain("Ada L.");
  });
});

/** Spellings of an address that look like that of a page that is kept, at first or in part. */
const disguised = (path: string) =>
  [
    ...[
      "/papers/..",
      "/feed/..",
      "/papers/x/../..",
      "/feed/after/../../papers/..",
      "/./papers/..",
      "/papers//../..",
      "//papers/..",
    ],
    ...[
      "/papers/%2e%2e",
      "/papers/.%2E",
      "/papers/%2e.",
      "/papers/%252e%252e",
      "/papers/%25252e%25252e",
      "/papers/x/%2e%2e/%2e%2e",
    ],
    ...[
      "/papers\\..",
      "/papers/..\\.",
      "/papers%2f..",
      "/papers%2F%2e%2e",
      "/papers/..%2f..",
      "/papers/x%2f..%2f..",
      "/papers%5c..",
    ],
    ...["/papers/..;", "/papers/.. ", "/papers/..%20", "/papers/..%09", "/papers/..%0a", "/papers/https:/..", "/papers/@/.."],
  ]
    .map((prefix) => prefix.replaceAll(" ", "%20") + path)
    .concat(`${path}/../../papers/..${path}`, `${path}#/papers/x`, `/papers/..${path}?x=1`, `/papers/..${path}#x`);

it("the page of a person is kept under no spelling of its address, and is gone with the account", async () => {
  const client = await databaseOf(site.dataDir);
  const [leaver = ""] = await signedInMembers(client, ["leaver"]);
  await client.query("UPDATE member SET name = 'A Secret Realname' WHERE username = 'leaver'");
  await client.end();
  const spellings = [...disguised("/people/leaver"), ...disguised("/@leaver")];
  const look = async (path: string) => {
    const { status, headers, text } = await send(path, {}, undefined, { site: site.address });
    const shown = text.includes("A Secret Realname");
    return { path, status, shown, kept: shown && headers["cache-status"] !== undefined };
  };
  const before = await Promise.all(spellings.map(look));
  expect(before.filter(({ kept, status }) => kept || status >= 500)).toEqual([]);
  expect(before.filter(({ shown }) => shown).length).toBeGreaterThan(10);
  await post("/api/account", { action: "delete", confirmation: "leaver" }, { cookie: leaver });
  expect((await Promise.all(spellings.map(look))).filter(({ shown, status }) => shown || status >= 500)).toEqual([]);
});
