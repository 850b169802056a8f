import { beforeAll, expect, it } from "vitest";
import { db } from "@/lib/db/client";
import { Prisma } from "@/lib/db/generated/client";
import { archiveSql, pastEditions } from "@/lib/digest/archive";
import { editionsSql, overview } from "@/lib/digest/overview";
import { batchSql } from "@/lib/digest/selection";
import { claimSql } from "@/lib/mail/claim";
import { testDatabase } from "../../support/database";

testDatabase();
const READERS = 20_000;
const EDITIONS = 400;
const ID = "80000000-0000-0000-0000-000000000000";
const CLAIMED = {
  id: ID,
  dueAt: new Date("2025-10-30T12:00:00Z"),
  attempts: 1,
  expiresAt: new Date("2025-10-31T12:00:00Z"),
  address: "reader7@example.org",
  letter: null,
  digest: { editionId: ID, subscriptionId: ID, wanted: true },
};
const LATER = new Date("2025-10-31T12:00:00Z");
const NOW = new Date("2025-10-30T12:00:00Z");

// Enough rows that PostgreSQL plans as it does for a large store.
beforeAll(async () => {
  await db().$executeRaw`
    WITH made AS (
      INSERT INTO reader (address, address_key) SELECT a, a FROM (SELECT 'reader' || g || '@example.org' AS a FROM generate_series(1, ${READERS}::int) g) g
      RETURNING id)
    INSERT INTO subscription (reader_id, state, frequency, weekday, local_time, time_zone, papers, ranking, only_code,
      keywords, categories, locale, next_due_at)
    SELECT id, CASE WHEN g % 10 = 0 THEN 'paused' ELSE 'active' END, 'daily', 1, '08:00', 'UTC', 10, 'votes', false, '{}', '{}',
      'en-US', ${NOW}::timestamptz + make_interval(mins => (g % 1440)::int)
    FROM (SELECT id, row_number() OVER () AS g FROM made) numbered`;
  await db().$executeRaw`
    INSERT INTO edition (key, frequency, first_day, last_day, listed, papers, subject, html, text, composed_at)
    SELECT 'key' || g, 'daily', day, day, g % 4 = 0, 10, 'Digest ' || g, '', '', day
    FROM (SELECT g, date '2024-01-01' + g::int AS day FROM generate_series(1, ${EDITIONS}::int) g) made`;
  await db().$executeRaw`
    INSERT INTO message (edition_id, subscription_id, state, due_at, expires_at, settled_at, error)
    SELECT e.id, s.id, CASE s.n % 50 WHEN 0 THEN 'queued' WHEN 1 THEN 'failed' WHEN 2 THEN 'deferred' ELSE 'sent' END,
      ${NOW}, ${NOW}::timestamptz + interval '1 day', CASE WHEN s.n % 50 NOT IN (0, 2) THEN ${NOW}::timestamptz END,
      CASE s.n % 50 WHEN 1 THEN '550 no' WHEN 2 THEN '451 later' END
    FROM (SELECT id, row_number() OVER () AS n FROM subscription) s
      JOIN LATERAL (SELECT id FROM edition ORDER BY composed_at DESC LIMIT 3) e ON true`;
  await db().$executeRaw`
    INSERT INTO message (address, address_key, subject, html, text, state, due_at, expires_at)
    SELECT a, a, '', '', '', CASE g % 50 WHEN 0 THEN 'queued' ELSE 'sent' END, ${NOW}, ${NOW}::timestamptz + interval '1 day'
    FROM (SELECT g, 'reader' || g || '@example.org' AS a FROM generate_series(1, ${READERS}::int) g) made`;
  await db().$executeRaw`VACUUM ANALYZE`;
});

const plans: [string, () => Prisma.Sql, string][] = [
  ["whose digest is due", () => batchSql({ now: LATER }, null), "subscription_due"],
  ["the next batch of them", () => batchSql({ now: LATER }, { nextDueAt: NOW, id: ID }), "subscription_due"],
  [
    "the next batch of whose digest ends with a day",
    () => batchSql({ now: NOW, date: "2025-10-29" }, { nextDueAt: NOW, id: ID }),
    "subscription_active",
  ],
  ["whose digest ends with a day", () => batchSql({ now: NOW, date: "2025-10-29" }, null), "subscription_active"],
  ["one address", () => batchSql({ now: NOW, date: "2025-10-29", to: "reader7@example.org" }, null), "subscription_reader"],
  ["what is to be sent", () => claimSql("digest", 1, 32, LATER, null), "message_due_digest"],
  ["which letters are to be sent", () => claimSql("letter", 1, 32, LATER, null), "message_due_letter"],
  ["what is to be sent next", () => claimSql("digest", 1, 32, LATER, CLAIMED), "message_due_digest"],
  ["the archive", () => archiveSql(), "edition_listed"],
  ["a later page of the archive", () => archiveSql(["2025-01-20", ID]), "edition_listed"],
  ["the runner's list", () => editionsSql(), "edition_composed"],
  ["a later page of the runner's list", () => editionsSql(["2025-01-20T00:00:00Z", ID]), "edition_composed"],
];

it.each(plans)("%s is read from an index, not from a whole table", async (what, sql, index) => {
  const rows = await db().$queryRaw<Record<string, string>[]>(Prisma.sql`EXPLAIN (COSTS OFF) ${sql()}`);
  const plan = rows.map((row) => row["QUERY PLAN"]).join("\n");
  expect(plan).toContain(index);
  expect(plan).not.toContain("Seq Scan");
  if (what !== "one address") expect(plan, "in the order of the index").not.toContain("Sort");
});

it("pages through the archive and the runner's list, each edition once", async () => {
  const listed: string[] = [];
  for (let after: Parameters<typeof pastEditions>[0]; ; ) {
    const { editions, next } = await pastEditions(after);
    listed.push(...editions.map(({ subject }) => subject));
    if (!next) break;
    after = next;
  }
  expect(listed).toEqual(Array.from({ length: EDITIONS / 4 }, (_, index) => `Digest ${EDITIONS - index * 4}`));
  const all: string[] = [];
  for (let after: Parameters<typeof overview>[1]; ; ) {
    const { editions, next } = await overview(NOW, after);
    all.push(...editions.map(({ subject }) => subject));
    if (!next) break;
    after = next;
  }
  expect(all).toEqual(Array.from({ length: EDITIONS }, (_, index) => `Digest ${EDITIONS - index}`));
});

it("tells the runner counts by state, the rate of the last minute, and the errors by how often they came", async () => {
  const { editions, rate, open, errors } = await overview(NOW);
  expect(editions[0]?.counts).toEqual({ queued: 400, sending: 0, deferred: 400, sent: 18_800, failed: 400, suppressed: 0 });
  expect(rate).toBeCloseTo(56_400 / 60);
  expect(open).toBe(2400);
  expect(errors).toEqual([
    { error: "451 later", state: "deferred", count: 1200 },
    { error: "550 no", state: "failed", count: 1200 },
  ]);
});
