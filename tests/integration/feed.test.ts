import { beforeAll, describe, expect, it } from "vitest";
import type { Cursor } from "@/lib/cursor";
import { Prisma } from "@/lib/db/generated/client";
import { surroundings } from "@/lib/papers/calendar";
import { addDays, parsePeriod } from "@/lib/papers/day";
import { type FoundPaper, type FoundPapers, papersSql } from "@/lib/papers/find-papers";
import type { PaperQuery } from "@/lib/papers/paper-query";
import { testDatabase } from "../support/database";
import { latestFeed, periodFeed, searchPapers, trendingFeed } from "../support/lists";

const { db } = testDatabase();
const DAYS = 120;
const FIRST = "2025-01-01";

// Enough rows that PostgreSQL plans as it does for a large store: 120 days with 100 papers each.
beforeAll(async () => {
  await db().$executeRaw`
    INSERT INTO paper (id, title, abstract, authors, source_upvotes, source_comments)
    SELECT 'p' || n, 'Title ' || (n * 7919) % 1000, 'Common words of paper w' || n || ' about ' || CASE WHEN n % 4000 = 0 THEN 'okapis' ELSE 'models' END, '{}', n % 13, n % 3
    FROM generate_series(0, ${DAYS * 100 - 1}) n`;
  await db().$executeRaw`
    INSERT INTO feature (day, paper_id, rank, title_key) SELECT ${FIRST}::date + n / 100, 'p' || n, 0, '' FROM generate_series(0, ${DAYS * 100 - 1}) n`;
  await db()
    .$executeRaw`INSERT INTO feature (day, paper_id, rank, title_key) VALUES (${addDays(FIRST, 9)}::date, 'p800', 0, '')`;
  await db().$executeRaw`
    INSERT INTO member (email, name, username) SELECT n || '@example.org', 'Member ' || n, 'member-' || n FROM generate_series(1, 5000) n`;
  await db().$executeRawUnsafe("VACUUM ANALYZE");
});

async function all(page: (after?: Cursor) => Promise<FoundPapers>, most = Infinity) {
  const cards: FoundPaper[] = [];
  for (let after: Cursor | undefined; cards.length < most; ) {
    const { cards: some, next } = await page(after);
    cards.push(...some);
    if (!next) break;
    after = next;
  }
  return cards;
}

const byVotesThenTitle = (a: FoundPaper, b: FoundPaper) =>
  b.upvotes - a.upvotes || (a.title.toLowerCase() < b.title.toLowerCase() ? -1 : a.title === b.title ? 0 : 1);

describe("the feed", () => {
  it("shows the newest day first, within it by upvotes, then title", async () => {
    const { cards, next } = await latestFeed();
    expect(cards).toHaveLength(30);
    expect(cards.every((card) => card.day === addDays(FIRST, DAYS - 1))).toBe(true);
    expect(cards).toEqual(cards.toSorted(byVotesThenTitle));
    const { day, upvotes, title, id } = cards[29] as FoundPaper;
    expect(next).toEqual([day, -upvotes, title.toLowerCase(), id]);
  });

  it("leads from page to page through every paper of every day, none twice", async () => {
    const cards = await all(latestFeed);
    expect(cards).toHaveLength(DAYS * 100 + 1);
    expect(new Set(cards.map((card) => `${card.day} ${card.id}`)).size).toBe(cards.length);
    expect(cards.map((card) => card.day)).toEqual(
      cards
        .map((card) => card.day)
        .toSorted()
        .toReversed(),
    );
  });

  it("goes on from a link although its paper has gone or has other votes since", async () => {
    const { next } = await latestFeed();
    const after = await latestFeed([...(next as Cursor).slice(0, -1), "gone"]);
    expect(after.cards.length).toBe(30);
  });

  it("shows a day, a week and a month, a paper featured twice in it once", async () => {
    const day = await all((after) => periodFeed({ kind: "date", start: addDays(FIRST, 8) }, after));
    expect(day).toHaveLength(100);
    const week = await all((after) => periodFeed(parsePeriod("week", "2025-W02") as never, after));
    expect(week).toHaveLength(700);
    expect(week).toEqual(week.toSorted(byVotesThenTitle));
    const month = await all((after) => periodFeed({ kind: "month", start: FIRST }, after));
    expect(new Set(month.map((card) => card.id)).size).toBe(3100);
    expect(month).toHaveLength(3100);
  });

  it("knows the periods around it and the days of its month", async () => {
    const first = await surroundings({ kind: "date", start: FIRST });
    expect(first).toMatchObject({ previous: null, next: "2025-01-02", count: 100 });
    expect(first.calendar.days).toHaveLength(31);
    expect(first.calendar.days[9]).toEqual({ day: "2025-01-10", papers: 101 });
    expect(first.calendar.next).toBe("2025-02-01");
    expect(await surroundings({ kind: "date", start: "2026-01-01" })).toMatchObject({
      previous: "2025-04-30",
      next: null,
      count: 0,
    });
  });
});

describe("trending", () => {
  it("weighs ten times the votes like two days of age, and a comment like two votes", async () => {
    const score = async (votes: number, comments: number, day: string) => {
      const [row] = await db().$queryRaw<
        [{ score: number }]
      >`SELECT trending_score(${votes}::int, ${comments}::int, ${day}::date, NULL) AS score`;
      return row.score;
    };
    expect(await score(9, 0, "2025-01-03")).toBeCloseTo(await score(99, 0, "2025-01-01"));
    expect(await score(8, 1, "2025-01-01")).toBe(await score(10, 0, "2025-01-01"));
    expect(await score(-5, 0, "2025-01-02")).toBeCloseTo((await score(9, 0, "2025-01-01")) - 1);
  });

  it("follows votes at once, page by page, none twice", async () => {
    await db().paper.update({ where: { id: "p5" }, data: { sourceUpvotes: 2_000_000_000 } });
    const ids: string[] = [];
    for (let after: Cursor | undefined; ids.length < 300; ) {
      const { cards, next } = await trendingFeed(after);
      ids.push(...cards.map((card) => card.id));
      after = next ?? undefined;
    }
    expect(new Set(ids).size).toBe(ids.length);
    await db().paper.update({ where: { id: `p${DAYS * 100 - 1}` }, data: { sourceUpvotes: 1000 } });
    expect((await trendingFeed()).cards[0]?.id).toBe(`p${DAYS * 100 - 1}`);
  });
});

describe("search", () => {
  it("finds papers that hold every word", async () => {
    expect(await searchPapers("okapis paper")).toHaveLength(3);
    expect(await searchPapers("okapis models")).toEqual([]);
    expect(await searchPapers("  \0 ")).toEqual([]);
    expect(await searchPapers(`"((' & | ! :* ${"x".repeat(5000)}`)).toEqual([]);
  });
});

describe("the plan of every list", () => {
  const day = addDays(FIRST, 60);
  const place: Cursor = [-6, null, "p6000"];
  const featured = { of: { kind: "featured" } } as const;
  const plans: [string, PaperQuery, string][] = [
    ["the feed", featured, "feature_by_day"],
    ["a later page of the feed", { ...featured, after: [day, ...place] }, "feature_by_day"],
    ["a day", { of: { kind: "date", start: day } }, "feature_by_day"],
    ["a week", { of: { kind: "week", start: "2025-02-03" } }, "feature_by_week"],
    ["a later page of a week", { of: { kind: "week", start: "2025-02-24" }, after: place }, "feature_by_week"],
    ["a month", { of: { kind: "month", start: "2025-03-01" } }, "feature_by_month"],
    ["a later page of a month", { of: { kind: "month", start: "2025-03-01" }, after: place }, "feature_by_month"],
    ["trending", { ...featured, order: "trending" }, "paper_trending"],
    ["a later page of trending", { ...featured, order: "trending", after: [9100, "p1"] }, "paper_trending"],
    ["a search", { of: { kind: "store" }, words: "okapis" }, "paper_search"],
  ];

  it.each(plans)("of %s is an index in its order", async (_name, query, index) => {
    const rows = await db().$queryRaw<Record<string, string>[]>(Prisma.sql`EXPLAIN (COSTS OFF) ${papersSql(query)}`);
    const plan = rows.map((row) => row["QUERY PLAN"]).join("\n");
    expect(plan).toContain(index);
    expect(plan).not.toContain("Seq Scan");
  });

  it.each(plans.filter(([name]) => name !== "a search"))(
    "of %s reads no more rows than a page and a day",
    async (_name, query) => {
      const [{ "QUERY PLAN": plan }] = await db().$queryRaw<[{ "QUERY PLAN": unknown }]>(
        Prisma.sql`EXPLAIN (ANALYZE, FORMAT JSON) ${papersSql(query)}`,
      );
      const rows = [
        ...JSON.stringify(plan).matchAll(/"Actual Rows":(\d+)|"Rows Removed by (?:Filter|Join Filter)":(\d+)/g),
      ].map((m) => Number(m[1] ?? m[2]));
      expect(Math.max(...rows)).toBeLessThanOrEqual(101);
    },
  );
});
