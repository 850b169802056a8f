import { beforeEach, describe, expect, it } from "vitest";
import type { Member } from "@/lib/accounts/member";
import type { Cursor } from "@/lib/cursor";
import { db } from "@/lib/db/client";
import { findPapers, nextHref, readAfter } from "@/lib/papers/find-papers";
import type { PaperQuery } from "@/lib/papers/paper-query";
import { hidePaper, mergePapers } from "../support/curator";
import { testDatabase } from "../support/database";
import { member, nobodyAndNothing, paper } from "../support/members";

testDatabase();
const DAY = "2025-10-29";
let carol: Member;

// Fifty papers with the same votes, so that titles decide; they run against the order of the ids.
beforeEach(async () => {
  await nobodyAndNothing();
  carol = await member("carol", "curator");
  for (let n = 10; n < 60; n++)
    await paper(`2510.000${n}`, DAY, { title: `Title ${70 - n}: „ä/ö“ 100%`, publishedAt: new Date("2025-10-28") });
});

const FEED: PaperQuery = { of: { kind: "featured" } };
const LISTS: [string, PaperQuery][] = [
  ["the feed", FEED],
  ["a day", { of: { kind: "date", start: DAY } }],
  ["a week", { of: { kind: "week", start: "2025-10-27" } }],
  ["a month", { of: { kind: "month", start: "2025-10-01" } }],
  ["what trends", { ...FEED, order: "trending" }],
  ["a search", { of: { kind: "store" }, words: "title" }],
];
const idsOf = ({ cards }: { cards: { id: string }[] }) => cards.map(({ id }) => id);
/** The next page, as its address asks for it. */
const nextOf = (query: PaperQuery, next: Cursor | null) =>
  findPapers({ ...query, after: readAfter(query, (nextHref(query, "", next) as string).split("/").slice(1)) as Cursor });

const GONE: [string, (id: string) => Promise<unknown>][] = [
  ["is merged", async (id) => mergePapers(carol, { paperId: id, into: "2510.00010", reason: "The same" })],
  ["is hidden", (id) => hidePaper(carol, { paperId: id, hidden: true, reason: "Withdrawn" })],
  ["is deleted", (id) => db().paper.delete({ where: { id } })],
  ["gets another title", (id) => db().paper.update({ where: { id }, data: { title: "A title of its own" } })],
];

describe.each(LISTS)("the next page of %s", (_, query) => {
  it.each(GONE)("neither repeats nor skips a paper when the last one shown %s", async (_how, go) => {
    const first = await findPapers(query);
    await go(first.next?.at(-1) as string);
    const second = await nextOf(query, first.next);
    expect(second.next).toBeNull();
    expect(idsOf(first).filter((id) => idsOf(second).includes(id))).toEqual([]);
    expect([...idsOf(first), ...idsOf(second)]).toHaveLength(50);
  });
});

describe("the address of a place in a list", () => {
  const read = (...path: string[]) => readAfter(FEED, path);

  it("holds all of it, whatever the title", () => {
    for (const title of ["", "a/b: 100% „sure“?", "微調整", "~", "é".repeat(200), "𝔄".repeat(200)]) {
      const cursor = [DAY, -3, title, "hep-th/9901001"];
      const href = nextHref(FEED, "/feed", cursor) as string;
      expect(href).toMatch(/^[\w/~.-]+$/);
      expect(read(...href.split("/").slice(2))).toEqual(cursor);
    }
  });

  it("is read also without the title, and in a period with a day, as it was once", async () => {
    expect(read("after", DAY, "0", "hep-th", "9901001")).toEqual([DAY, 0, null, "hep-th/9901001"]);
    for (const [, query] of LISTS.slice(0, 4)) {
      const last = (await findPapers(query)).next?.at(-1) as string;
      for (const path of [
        ["after", DAY, "0", last],
        ["after", DAY, "0", "~dGl0bGUgNDA", last],
      ]) {
        const after = readAfter(query, path) as Cursor;
        expect(after.at(-1)).toBe(last);
        expect(after.at(-3)).toBe(0);
      }
      const { cards } = await findPapers({ ...query, after: readAfter(query, ["after", DAY, "0", last]) as Cursor });
      expect(cards).toHaveLength(20);
    }
  });

  it.each([
    ["of a title with a NUL", ["after", DAY, "0", "~AA", "x"]],
    ["of a title that is too long", ["after", DAY, "0", `~${Buffer.from("x".repeat(401)).toString("base64url")}`, "x"]],
    ["without an id", ["after", DAY, "0", "~eA"]],
    ["of a day that there is not", ["after", "2025-02-30", "0", "~eA", "x"]],
    ["of a year that PostgreSQL does not have", ["after", "0000-01-01", "0", "~eA", "x"]],
    ["with more votes than there can be", ["after", DAY, "2147483648", "~eA", "x"]],
    ["with votes that are no number", ["after", DAY, "NaN", "~eA", "x"]],
    ["with another beginning", ["before", DAY, "0", "~eA", "x"]],
  ])("is none %s", (_name, path) => {
    expect(read(...path)).toBeNull();
  });
});
