import { beforeAll, describe, expect, it } from "vitest";
import type { Cursor } from "@/lib/cursor";
import { db } from "@/lib/db/client";
import { findPapers, nextHref, readAfter } from "@/lib/papers/find-papers";
import type { PaperQuery } from "@/lib/papers/paper-query";
import { testDatabase } from "../support/database";
import { member, nobodyAndNothing, paper } from "../support/members";

testDatabase();
const MONDAY = "2025-10-27";
const TUESDAY = "2025-10-28";
const MEMBER = "80000000-0000-4000-8000-000000000000";
const LISTS: [string, PaperQuery["of"], PaperQuery["order"]?][] = [
  ["the feed", { kind: "featured" }],
  ["what trends", { kind: "featured" }, "trending"],
  ["a day", { kind: "date", start: MONDAY }],
  ["a week", { kind: "week", start: MONDAY }],
  ["a month", { kind: "month", start: "2025-10-01" }],
  ["a span by votes", { kind: "span", first: MONDAY, last: TUESDAY }],
  ["a span by date", { kind: "span", first: MONDAY, last: TUESDAY }, "newest"],
  ["a search", { kind: "store" }],
  ["what somebody submitted", { kind: "submitted", memberId: MEMBER }],
  ["what somebody upvoted", { kind: "upvoted", memberId: MEMBER }],
  ["what somebody wrote", { kind: "written", memberId: MEMBER }],
];

// Twelve papers: every third without a date, every second also on a second day, all with the same title.
const ids = Array.from({ length: 12 }, (_, n) => `2510.000${n + 10}`);
beforeAll(async () => {
  await nobodyAndNothing();
  const { id } = await member("ada");
  await db().member.update({ where: { id }, data: { id: MEMBER } });
  for (const [n, paperId] of ids.entries()) {
    const publishedAt = n % 3 ? new Date(`2025-10-0${(n % 4) + 1}`) : null;
    await paper(paperId, MONDAY, { title: "The same title", publishedAt, submitterId: MEMBER });
    if (n % 2)
      await db().$executeRaw`INSERT INTO feature (day, paper_id, rank, title_key) VALUES (${TUESDAY}::date, ${paperId}, 0, '')`;
    await db().upvote.create({ data: { paperId, memberId: MEMBER } });
    await db().claim.create({ data: { paperId, memberId: MEMBER, author: "Ada Lovelace", state: "confirmed" } });
  }
});

/** All pages of a list, each asked for by its address. */
async function paged(query: PaperQuery): Promise<{ id: string; day: string | null }[]> {
  const found: { id: string; day: string | null }[] = [];
  for (let after: Cursor | undefined; ; ) {
    const { cards, next } = await findPapers({ ...query, after });
    found.push(...cards);
    if (!next) return found;
    const [, ...path] = (nextHref(query, "", next) as string).split("/").map(decodeURIComponent);
    after = readAfter(query, path) as Cursor;
    expect(after).not.toBeNull();
  }
}

describe.each(LISTS)("%s", (_, of, order) => {
  const query: PaperQuery = { of, order, words: of.kind === "store" ? "title" : "" };
  // The feed has a paper on each of its days.
  const keyOf = ({ id, day }: { id: string; day: string | null }) =>
    of.kind === "featured" && order === undefined ? `${day} ${id}` : id;

  it.each([1, 5, 12, 100])("shows each paper once, in one order, %i to a page", async (limit) => {
    const all = (await findPapers({ ...query, limit: 100 })).cards.map(keyOf);
    expect(new Set(all.map((key) => key.split(" ").at(-1)))).toEqual(new Set(ids));
    expect((await paged({ ...query, limit })).map(keyOf)).toEqual(all);
    expect(new Set(all).size).toBe(all.length);
  });
});

it("a week and a month tell of a paper on two of their days the last that featured it", async () => {
  for (const of of [
    { kind: "week", start: MONDAY },
    { kind: "month", start: "2025-10-01" },
  ] as const) {
    const days = Object.fromEntries((await findPapers({ of })).cards.map(({ id, day }) => [id, day]));
    expect([days[ids[0] as string], days[ids[1] as string]]).toEqual([MONDAY, TUESDAY]);
  }
});
