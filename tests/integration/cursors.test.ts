import { beforeEach, describe, expect, it } from "vitest";
import { feedHref, readFeedCursor } from "@/app/cursor";
import type { Member } from "@/lib/accounts/member";
import { db } from "@/lib/db/client";
import type { Period } from "@/lib/papers/day";
import { type FeedCursor, type FeedPage, latestFeed, periodFeed } from "@/lib/papers/feed";
import { trendingFeed } from "@/lib/papers/trending";
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

const period = (kind: Period["kind"], start: string) => (after?: FeedCursor) => periodFeed({ kind, start }, after);
const LISTS: [string, (after?: FeedCursor) => Promise<FeedPage>][] = [
  ["the feed", latestFeed],
  ["a day", period("date", DAY)],
  ["a week", period("week", "2025-10-27")],
  ["a month", period("month", "2025-10-01")],
];
const idsOf = ({ cards }: { cards: { id: string }[] }) => cards.map(({ id }) => id);
/** The cursor as the address of the next page brings it back. */
const byAddress = (next: FeedCursor | null) => readFeedCursor((feedHref("", next) as string).split("/").slice(1)) as FeedCursor;

const GONE: [string, (id: string) => Promise<unknown>][] = [
  ["is merged", async (id) => mergePapers(carol, { paperId: id, into: "2510.00010", reason: "The same" })],
  ["is hidden", (id) => hidePaper(carol, { paperId: id, hidden: true, reason: "Withdrawn" })],
  ["is deleted", (id) => db().paper.delete({ where: { id } })],
  ["gets another title", (id) => db().paper.update({ where: { id }, data: { title: "A title of its own" } })],
];

describe.each(LISTS)("the next page of %s", (_, page) => {
  it.each(GONE)("neither repeats nor skips a paper when the last one shown %s", async (_how, go) => {
    const first = await page();
    await go(first.next?.id as string);
    const second = await page(byAddress(first.next));
    expect(second.next).toBeNull();
    expect(idsOf(first).filter((id) => idsOf(second).includes(id))).toEqual([]);
    expect([...idsOf(first), ...idsOf(second)]).toHaveLength(50);
  });
});

it("the next page of what trends neither repeats nor skips a paper when the last one shown is merged", async () => {
  const first = await trendingFeed();
  const last = first.next?.id as string;
  await mergePapers(carol, { paperId: last, into: "2510.00010", reason: "The same" });
  const second = await trendingFeed(first.next ?? undefined);
  expect(new Set([...idsOf(first), ...idsOf(second)]).size).toBe(50);
});

describe("the address of a place in a feed", () => {
  it("holds all of it, whatever the title", () => {
    for (const titleKey of ["", "a/b: 100% „sure“?", "微調整", "~", "é".repeat(200), "𝔄".repeat(200)]) {
      const cursor = { day: DAY, upvotes: 3, titleKey, id: "hep-th/9901001" };
      const href = feedHref("/feed", cursor) as string;
      expect(href).toMatch(/^[\w/~.-]+$/);
      expect(readFeedCursor(href.split("/").slice(2))).toEqual(cursor);
    }
  });

  it("is read also without the title, as it was once", async () => {
    const old = readFeedCursor(["after", DAY, "0", "hep-th", "9901001"]);
    expect(old).toEqual({ day: DAY, upvotes: 0, id: "hep-th/9901001" });
    const { next } = await latestFeed();
    expect((await latestFeed(readFeedCursor(["after", DAY, "0", next?.id as string]) as FeedCursor)).cards).toHaveLength(20);
  });

  it.each([
    ["of a title with a NUL", ["after", DAY, "0", "~AA", "x"]],
    ["of a title that is too long", ["after", DAY, "0", `~${Buffer.from("x".repeat(401)).toString("base64url")}`, "x"]],
    ["without an id", ["after", DAY, "0", "~eA"]],
  ])("is none %s", (_name, path) => {
    expect(readFeedCursor(path)).toBeNull();
  });
});
