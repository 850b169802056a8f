import { beforeAll, expect, it } from "vitest";
import { PAPER_LISTS, paperListSql } from "@/lib/curation/paper-lists";
import { peopleSql } from "@/lib/curation/people-list";
import { db } from "@/lib/db/client";
import { Prisma } from "@/lib/db/generated/client";
import { addedSql, reasonsSql } from "@/lib/ingest/state";
import { bouncedSql, sentSql, waitingSql } from "@/lib/mail/today";
import { testDatabase } from "../../support/database";

testDatabase();
const MANY = 20_000;
const NOW = new Date("2026-01-01T12:00:00Z");

// Enough rows that PostgreSQL plans as it does for a large site: of each table a few are what is listed or counted.
beforeAll(async () => {
  await db().$executeRaw`
    INSERT INTO paper (id, title, abstract, authors, hidden)
    SELECT 'p-' || n, 'Paper ' || n, 'x', '{}', n % 2000 = 0 FROM generate_series(1, ${MANY}::int) n`;
  await db().$executeRaw`
    INSERT INTO feature (day, paper_id, rank, title_key, pinned, added_at)
    SELECT date '2026-01-01' - (n / 20)::int, 'p-' || n, 0, '', n % 2000 = 1, timestamptz '2026-01-01' - (n / 20) * interval '1 day'
    FROM generate_series(1, ${MANY}::int) n WHERE n % 2000 <> 0`;
  await db().$executeRaw`
    INSERT INTO moderation (curator, action, paper_id, details)
    SELECT 'carl', (ARRAY['hide', 'pin', 'unfeature', 'merge'])[1 + n % 4], 'p-' || n, '{"day": "2025-10-29"}'
    FROM generate_series(1, ${MANY}::int) n`;
  await db().$executeRaw`
    INSERT INTO arxiv_check (paper_id, problem) SELECT 'p-' || n, CASE WHEN n % 2000 = 0 THEN 'arXiv has no such paper' END
    FROM generate_series(1, ${MANY}::int) n ON CONFLICT (paper_id) DO UPDATE SET problem = EXCLUDED.problem`;
  await db().$executeRaw`
    INSERT INTO member (email, name, username, created_at, blocked_at)
    SELECT n || '@example.org', 'Member ' || n, 'member-' || n, ${NOW}::timestamptz - n * interval '1 minute', CASE WHEN n % 2000 = 0 THEN now() END
    FROM generate_series(1, ${MANY}::int) n`;
  await db().$executeRaw`
    INSERT INTO session (token, user_id, expires_at) SELECT id::text, id, now() + interval '1 day' FROM member WHERE blocked_at IS NULL`;
  await db().$executeRaw`
    INSERT INTO message (address, address_key, subject, html, text, state, settled_at, expires_at)
    SELECT 'a', 'a', '', '', '', CASE n % 2000 WHEN 0 THEN 'queued' WHEN 1 THEN 'sending' ELSE 'sent' END,
      CASE WHEN n % 2000 > 1 THEN ${NOW}::timestamptz - n * interval '1 hour' END, ${NOW} FROM generate_series(1, ${MANY}::int) n`;
  await db().$executeRaw`
    INSERT INTO mail_event (source, event_id, address_hash, kind, created_at)
    SELECT 'smtp', n::text, 'x', 'hard', ${NOW}::timestamptz - n * interval '1 hour' FROM generate_series(1, ${MANY}::int) n`;
  await db().$executeRaw`VACUUM ANALYZE`;
});

const midnight = new Date("2026-01-01T00:00:00Z");
const later = ["2025-12-31T12:00:00Z", "80000000-0000-4000-8000-000000000000"];
const plans: [string, Prisma.Sql, string][] = [
  ["the members", peopleSql({}), "member_joined"],
  ["a later page of the members", peopleSql({ after: later }), "member_joined"],
  ["who is blocked", peopleSql({ blocked: true }), "member_blocked"],
  ["what sources brought", addedSql(midnight), "feature"],
  ["what was rejected, and why", reasonsSql(), "arxiv_check_problem"],
  ["what was sent today", sentSql(midnight), "message_settled"],
  ["what bounced today", bouncedSql(midnight), "mail_event_created"],
  ["the mail that waits", waitingSql(), "message_sending"],
  ["hidden papers", paperListSql("hidden"), "paper_hidden"],
  ["pinned papers", paperListSql("pinned"), "feature_pinned"],
  ...PAPER_LISTS.map(
    (list) => [`who did it to ${list} papers`, paperListSql(list), "moderation_paper"] as [string, Prisma.Sql, string],
  ),
];

// Merged papers and days that papers were taken off are few, and in tables of their own.
const SMALL = /Seq Scan on (?:paper_alias|removed_feature)/g;

it.each(plans)("%s: read from an index, not from a whole table", async (_what, sql, index) => {
  const rows = await db().$queryRaw<Record<string, string>[]>(Prisma.sql`EXPLAIN (COSTS OFF) ${sql}`);
  const plan = rows.map((row) => row["QUERY PLAN"]).join("\n");
  expect(plan).toContain(index);
  expect(plan.replaceAll(SMALL, "")).not.toContain("Seq Scan");
});
