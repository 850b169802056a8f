import pg from "pg";
import { afterAll, afterEach, beforeAll, expect, it } from "vitest";
import { testDatabase } from "../../support/database";
import { temporaryFolder } from "../../support/folder";
import { postmasterOf, signedInMembers, siteAddress } from "../../support/own-site";
import { familyOf, signal } from "../../support/processes";
import { type Program, program } from "../../support/program";
import { type Replicated, replicated } from "../../support/standby";

// A web server whose DATABASE_REPLICA_URL names a standby that follows its database by streaming replication.

const { url: otherDatabase } = testDatabase();
const PAPER = "2312.13211";
let databases: Replicated;
let client: pg.Client;
let folder: Awaited<ReturnType<typeof temporaryFolder>>;
let web: Program;
let address = "";
const stopped: number[] = [];

const webOver = (settings: Record<string, string>) =>
  program(["bin/start.mjs"], { ROLE: "web", PORT: "0", DATA_DIR: folder.path, ...settings });

beforeAll(async () => {
  folder = await temporaryFolder();
  databases = await replicated();
  client = new pg.Client({ connectionString: databases.primary.url });
  client.on("error", () => {});
  await client.connect();
  web = webOver({ DATABASE_URL: databases.primary.url, DATABASE_REPLICA_URL: databases.standby.url });
  address = await siteAddress(web);
});
afterEach(async () => {
  signal(stopped.splice(0), "SIGCONT");
  await databases.pauseReplay(false);
});
afterAll(async () => {
  web?.child.kill("SIGTERM");
  await web?.ended;
  await client?.end();
  await databases?.close();
  await folder?.remove();
});

const get = async (path: string) => {
  const answer = await fetch(address + path, { signal: AbortSignal.timeout(60_000) });
  expect(answer.status, path).toBe(200);
  return answer.text();
};
/** How often pages were read from the primary, and how often from the replica, so far. */
async function reads(): Promise<{ primary: number; replica: number }> {
  const text = await get("/metrics");
  const of = (database: string) => Number(text.match(`reads_total\\{database="${database}"\\} (\\d+)`)?.[1]);
  return { primary: of("primary"), replica: of("replica") };
}
/** Which of the two was asked for what `work` does. */
async function askedFor(work: () => Promise<unknown>): Promise<string> {
  const before = await reads();
  await work();
  const after = await reads();
  return (["primary", "replica"] as const).filter((one) => after[one] > before[one]).join(" and ");
}
const search = () => get("/search?q=vision");
const untilUsed = () => expect.poll(() => askedFor(search)).toBe("replica");
const votes = async () => Number((await get(`/papers/${PAPER}`)).match(/data-count="(\d+)"/)?.[1]);
const saidUnused = () => web.output().match(/DATABASE_REPLICA_URL is not used: it does not answer/g)?.length ?? 0;

it("pages are read from the replica", async () => {
  await untilUsed();
  expect(await askedFor(() => get("/papers/date/2025-12-15"))).toBe("replica");
  expect(await askedFor(() => get(`/papers/${PAPER}`))).toBe("replica");
});

it("a member's own vote is shown at once, also while the replica has not replayed it", async () => {
  const [cookie = ""] = await signedInMembers(client, ["reader"]);
  const before = await votes();
  await databases.pauseReplay(true);
  const answer = await fetch(`${address}/api/upvote`, {
    method: "POST",
    headers: { "sec-fetch-site": "same-origin", accept: "application/json", cookie },
    body: new URLSearchParams({ paper: PAPER, vote: "on" }),
  });
  expect(answer.status).toBe(200);
  expect(await votes()).toBe(before + 1);
  await databases.pauseReplay(false);
  await untilUsed();
  expect(await votes()).toBe(before + 1);
});

it("what another program takes away is gone from pages that are kept and from those that are not", async () => {
  const title = (await client.query("SELECT title FROM paper WHERE id = $1", [PAPER])).rows[0].title as string;
  const found = () => get(`/search?${new URLSearchParams({ q: title })}`);
  expect(await found()).toContain(`href="/papers/${PAPER}"`);
  await databases.pauseReplay(true);
  await client.query("UPDATE paper SET hidden = true WHERE id = $1", [PAPER]);
  await client.query("SELECT pg_notify('papers_changed', $1)", [JSON.stringify({ papers: [PAPER], days: [] })]);
  await expect.poll(found).not.toContain(`href="/papers/${PAPER}"`);
  await expect.poll(async () => (await fetch(`${address}/papers/${PAPER}`)).status).toBe(404);
  await databases.pauseReplay(false);
  await untilUsed();
  expect(await found()).not.toContain(`href="/papers/${PAPER}"`);
});

it("a replica that hangs is left alone, said once, and used again when it answers", async () => {
  await untilUsed();
  const before = saidUnused();
  stopped.push(...familyOf(await postmasterOf(databases.folder)).map(({ pid }) => pid));
  signal(stopped, "SIGSTOP");
  for (const _ of [1, 2, 3]) expect(await askedFor(search)).toBe("primary");
  expect(saidUnused()).toBe(before + 1);
  signal(stopped.splice(0), "SIGCONT");
  await untilUsed();
});

it("a read that the replica does not do is done at the primary, and no reason to leave the replica alone", async () => {
  await untilUsed();
  const before = saidUnused();
  // The replica replays that the table is locked, and not that it is free again.
  await client.query("BEGIN; LOCK TABLE paper IN ACCESS EXCLUSIVE MODE");
  const standby = new pg.Client({ connectionString: databases.standby.url });
  await standby.connect();
  const lock = "SELECT 1 FROM pg_locks WHERE relation = 'paper'::regclass AND mode = 'AccessExclusiveLock' AND granted";
  await expect.poll(async () => (await standby.query(lock)).rowCount).toBe(1);
  await databases.pauseReplay(true);
  await client.query("ROLLBACK");
  expect(await askedFor(search)).toBe("primary");
  await databases.pauseReplay(false);
  await expect.poll(async () => (await standby.query(lock)).rowCount).toBe(0);
  await standby.end();
  expect(await askedFor(search)).toBe("replica");
  expect(saidUnused()).toBe(before);
});

it("a replica that is killed loses nobody a page", async () => {
  await untilUsed();
  const before = saidUnused();
  signal([await postmasterOf(databases.folder)], "SIGKILL");
  for (const day of ["2025-12-12", "2025-12-11", "2025-12-10"]) await get(`/papers/date/${day}`);
  await expect.poll(() => askedFor(search)).toBe("primary");
  expect(saidUnused()).toBe(before + 1);
  await expect.poll(() => databases.restart().then(() => "runs", String)).toBe("runs");
  await untilUsed();
  expect(web.output()).toContain("The database of DATABASE_REPLICA_URL is used again.");
});

it.each([
  ["is no standby", () => ({ DATABASE_URL: databases.primary.url, DATABASE_REPLICA_URL: databases.primary.url })],
  ["follows another database", () => ({ DATABASE_URL: otherDatabase(), DATABASE_REPLICA_URL: databases.standby.url })],
])("a database that %s is not used", async (reason, settings) => {
  const other = webOver(settings());
  const at = await siteAddress(other);
  const answer = await fetch(`${at}/search?q=vision`);
  expect(answer.status).toBe(200);
  other.child.kill("SIGTERM");
  await other.ended;
  expect(other.output()).toContain(`DATABASE_REPLICA_URL is not used: it ${reason}`);
});
