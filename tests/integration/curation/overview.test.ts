import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Member } from "@/lib/accounts/member";
import { readOverview } from "@/lib/curation/overview";
import { commitOf } from "@/lib/curation/version";
import { allWaiting, countWaiting } from "@/lib/curation/waiting";
import { db } from "@/lib/db/client";
import { Prisma } from "@/lib/db/generated/client";
import { countUpTo, rowCount } from "@/lib/db/row-count";
import { addDays, dateOf, dayOf } from "@/lib/papers/day";
import manifest from "../../../package.json";
import { testDatabase } from "../../support/database";
import { temporaryFolder } from "../../support/folder";
import { member, nobodyAndNothing, paper } from "../../support/members";

testDatabase();

const exactly = (count: number) => ({ count, how: "exactly" });
let admin: Member;
let curator: Member;
beforeEach(async () => {
  await nobodyAndNothing();
  for (const table of ["ingest_run", "source_turn", "mail_event"]) await db().$executeRawUnsafe(`TRUNCATE ${table}`);
  admin = await member("ada", "admin");
  curator = await member("carl", "curator");
});

it("what waits is counted by kind, without what was decided", async () => {
  await paper("2510.00001");
  const memberId = curator.id;
  const described = { memberId, title: "T", authors: ["A"], abstract: "x", url: "https://example.org" };
  await db().submission.createMany({ data: [described, described, { ...described, state: "refused" }] });
  await db().claim.create({ data: { memberId, paperId: "2510.00001", author: "Ada Lovelace" } });
  await db().report.create({ data: { memberId, paperId: "2510.00001", reason: "Spam", state: "closed" } });
  const waiting = await countWaiting(curator);
  expect(waiting).toEqual({ submissions: 2, claims: 1, reports: 0 });
  expect(allWaiting(waiting)).toBe(3);
  expect((await readOverview(curator)).waiting).toEqual(waiting);
});

it("curators see sources, queues and storage; administrators mail and versions too", async () => {
  expect(await readOverview(curator)).toMatchObject({ mail: null, version: null });
  const { mail, version } = await readOverview(admin);
  expect(mail).toMatchObject({ sent: exactly(0), waiting: exactly(0), bounced: exactly(0), pause: null });
  expect(version).toMatchObject({ version: manifest.version, node: process.versions.node });
  expect(version?.postgres).toMatch(/^\d+\.\d+/);
  expect(version?.since.getTime()).toBeLessThanOrEqual(Date.now());
});

describe("the sources", () => {
  it("of a new site have brought nothing yet", async () => {
    expect((await readOverview(curator)).ingest).toEqual({
      off: false,
      added: 0,
      huggingFace: { last: null, missed: [] },
      arxiv: { last: null, due: exactly(0), rejected: 0, reasons: [] },
    });
  });

  it("are told with the last good run, days without one, new papers, and what was rejected and why", async () => {
    const today = dayOf(new Date());
    const runs = [
      { day: today, finishedAt: new Date() },
      { day: addDays(today, -1), finishedAt: null },
      { day: addDays(today, -4), finishedAt: null },
      { day: addDays(today, -3), finishedAt: new Date() },
    ].map(({ day, finishedAt }) => ({ source: "hugging-face", day: dateOf(day), finishedAt }));
    await db().ingestRun.createMany({ data: runs });
    for (const n of [1, 2, 3, 4]) await paper(`2510.0000${n}`, today);
    await db().feature.updateMany({ where: { paperId: "2510.00001" }, data: { memberId: curator.id } });
    await db().feature.updateMany({ where: { paperId: "2510.00002" }, data: { addedAt: new Date(Date.now() - 90_000_000) } });
    await db().$executeRaw`UPDATE arxiv_check SET problem = 'arXiv has no such paper', due_at = now() + interval '1 day'
      WHERE paper_id IN ('2510.00001', '2510.00002')`;
    await db().$executeRaw`UPDATE arxiv_check SET problem = 'title: too long', due_at = now() + interval '1 day'
      WHERE paper_id = '2510.00003'`;
    await db().$executeRaw`INSERT INTO source_turn VALUES ('arxiv', now() + interval '3 seconds')`;
    const { ingest } = await readOverview(curator);
    expect(ingest.added).toBe(2);
    expect(ingest.huggingFace).toEqual({
      last: runs[3]?.finishedAt,
      missed: [addDays(today, -1), addDays(today, -4)],
    });
    expect(ingest.arxiv).toMatchObject({
      due: exactly(1),
      rejected: 3,
      reasons: [
        { reason: "arXiv has no such paper", count: 2 },
        { reason: "title: too long", count: 1 },
      ],
    });
    expect(ingest.arxiv.last?.getTime()).toBeLessThanOrEqual(Date.now() + 1000);
  });
});

it("mail is told as sent and bounced since midnight in UTC, and waiting; with why it is paused", async () => {
  const now = new Date("2025-10-29T12:00:00Z");
  const letter = (state: string, settledAt: string | null) => ({
    address: "a@example.org",
    addressKey: "a@example.org",
    subject: "S",
    html: "",
    text: "",
    state,
    settledAt,
    expiresAt: now,
  });
  await db().message.createMany({
    data: [
      letter("sent", "2025-10-29T00:00:00Z"),
      letter("sent", "2025-10-29T11:00:00Z"),
      letter("sent", "2025-10-28T23:59:59Z"),
      letter("failed", "2025-10-29T11:00:00Z"),
      letter("queued", null),
      letter("deferred", null),
      letter("sending", null),
    ],
  });
  const event = (eventId: string, createdAt: string) => ({
    source: "smtp",
    eventId,
    addressHash: "x",
    kind: "hard",
    createdAt: new Date(createdAt),
  });
  await db().mailEvent.createMany({ data: [event("1", "2025-10-29T01:00:00Z"), event("2", "2025-10-28T01:00:00Z")] });
  await db().sending.updateMany({ data: { pausedUntil: new Date("9999-01-01"), reason: "paused by hand" } });
  expect((await readOverview(admin, now)).mail).toMatchObject({
    sent: exactly(2),
    bounced: exactly(1),
    waiting: exactly(3),
    pause: { reason: "paused by hand" },
  });
  await db().sending.updateMany({ data: { pausedUntil: null, reason: null } });
});

it("storage is told with papers, members and subscribers who still want mail", async () => {
  await paper("2510.00001");
  await db().$executeRaw`
    WITH made AS (INSERT INTO reader (address, address_key) VALUES ('x@example.org', 'x@example.org'), ('y@example.org', 'y@example.org')
      RETURNING id, address)
    INSERT INTO subscription (reader_id, state, frequency, weekday, local_time, time_zone, papers, ranking, only_code, keywords,
      categories, locale, next_due_at)
    SELECT id, CASE WHEN address LIKE 'x%' THEN 'active' ELSE 'unsubscribed' END, 'daily', 1, '08:00', 'UTC', 10, 'votes', false,
      '{}', '{}', 'en-US', now() FROM made`;
  const { storage } = await readOverview(curator);
  expect(storage).toMatchObject({ papers: exactly(1), members: exactly(2), subscribers: exactly(1) });
  expect(storage.bytes).toBeGreaterThan(1_000_000);
});

describe("counting rows", () => {
  beforeAll(() => db().$executeRaw`CREATE TABLE many AS SELECT n FROM generate_series(1, 30000) n`);

  it("stops where there are many, and says so", async () => {
    expect(await countUpTo(Prisma.sql`SELECT FROM many WHERE n <= 20000`)).toEqual(exactly(20_000));
    expect(await countUpTo(Prisma.sql`SELECT FROM many`)).toEqual({ count: 20_000, how: "more" });
  });

  it("takes the statistics of a large table, once there are some", async () => {
    await db().$executeRaw`ANALYZE many`;
    expect(await rowCount("many", Prisma.sql`many`)).toEqual({ count: 30_000, how: "about" });
    await db().$executeRaw`DELETE FROM many WHERE n > 5`;
    await db().$executeRaw`VACUUM ANALYZE many`;
    expect(await rowCount("many", Prisma.sql`many`)).toEqual(exactly(5));
  });
});

describe("the commit", () => {
  const COMMIT = "0123456789abcdef0123456789abcdef01234567";
  it.each([
    ["of a branch", { HEAD: "ref: refs/heads/main\n", "refs/heads/main": `${COMMIT}\n` }, COMMIT],
    [
      "of a branch that Git has packed",
      { HEAD: "ref: refs/heads/main", "packed-refs": `# pack\n${COMMIT} refs/heads/main\n` },
      COMMIT,
    ],
    ["that was checked out itself", { HEAD: `${COMMIT}\n` }, COMMIT],
    ["of a branch without one", { HEAD: "ref: refs/heads/main" }, null],
    ["where HEAD leads out of .git", { HEAD: "ref: refs/../../secret", "../secret": COMMIT }, null],
    ["where there is no clone", {}, null],
  ])("%s is read from .git", async (_what, files, commit) => {
    const folder = await temporaryFolder();
    for (const [name, text] of Object.entries(files)) {
      const file = join(folder.path, ".git", name);
      await mkdir(join(file, ".."), { recursive: true });
      await writeFile(file, text as string);
    }
    expect(await commitOf(folder.path)).toBe(commit);
    await folder.remove();
  });
});
