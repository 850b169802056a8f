import { beforeEach, describe, expect, it } from "vitest";
import type { Member } from "@/lib/accounts/member";
import { db } from "@/lib/db/client";
import { paperRecord } from "@/lib/ingest/record";
import { upsertPapers } from "@/lib/ingest/upsert";
import { paperJson } from "@/lib/papers/json";
import { getPaper } from "@/lib/papers/paper";
import { upvote, votesOf } from "@/lib/votes/upvote";
import { testDatabase } from "../support/database";
import { periodFeed, trendingFeed } from "../support/lists";
import { denial, member, nobodyAndNothing, paper } from "../support/members";

testDatabase();
beforeEach(nobodyAndNothing);

const rows = (paperId: string) => db().upvote.count({ where: { paperId } });
const counted = async (id: string) => (await getPaper(id))?.upvotes;

describe("an upvote", () => {
  it("is one for each person and paper, and comes off again by a second click", async () => {
    const [ada, id] = [await member("ada"), await paper("2510.00001")];
    expect(await upvote(ada, id, null)).toEqual({ upvoted: true, upvotes: 1 });
    expect(await upvote(ada, id, true)).toEqual({ upvoted: true, upvotes: 1 });
    expect(await upvote(ada, id, null)).toEqual({ upvoted: false, upvotes: 0 });
    expect(await upvote(ada, id, false)).toEqual({ upvoted: false, upvotes: 0 });
    expect(await denial(upvote(ada, "2510.99999", true))).toBe("gone");
  });

  it("of two hundred at once leaves the count equal to the rows, however they click", async () => {
    const id = await paper("2510.00001", "2025-10-29", { sourceUpvotes: 7 });
    const people = await Promise.all(Array.from({ length: 200 }, (_, n) => member(`person${n}`)));
    await Promise.all(people.map((person) => upvote(person, id, true)));
    expect([await rows(id), await counted(id)]).toEqual([200, 207]);
    const mixed = people.flatMap((person, n) => [upvote(person, id, n % 3 ? null : true), upvote(person, id, n % 2 === 0)]);
    await Promise.all(mixed);
    expect(await counted(id)).toBe(7 + (await rows(id)));
    expect(await rows(id)).toBeGreaterThan(0);
  });

  it("twenty times at once by one person leaves one row at most", async () => {
    const [ada, id] = [await member("ada"), await paper("2510.00001")];
    await Promise.all(Array.from({ length: 20 }, () => upvote(ada, id, true)));
    expect([await rows(id), await counted(id)]).toEqual([1, 1]);
    await Promise.all(Array.from({ length: 20 }, () => upvote(ada, id, null)));
    expect(await counted(id)).toBe(await rows(id));
  });

  it("counts the same on the card, on the page, in the order of the feed and in the API", async () => {
    const [ada, bob] = [await member("ada"), await member("bob")];
    const [low, high] = [await paper("2510.00001"), await paper("2510.00002", "2025-10-29", { sourceUpvotes: 1 })];
    const order = async () =>
      (await periodFeed({ kind: "date", start: "2025-10-29" })).cards.map((card) => [card.id, card.upvotes]);
    expect(await order()).toEqual([
      [high, 1],
      [low, 0],
    ]);
    await upvote(ada, low, true);
    await upvote(bob, low, true);
    expect(await order()).toEqual([
      [low, 2],
      [high, 1],
    ]);
    const page = await getPaper(low);
    expect(page?.upvotes).toBe(2);
    expect(page && paperJson(page, "https://example.org").upvotes).toBe(2);
    expect((await trendingFeed()).cards.map(({ id }) => id)).toEqual([low, high]);
    expect(await votesOf(ada, [low, high, "2510.99999"])).toEqual(
      expect.arrayContaining([
        { paper: low, upvotes: 2, upvoted: true },
        { paper: high, upvotes: 1, upvoted: false },
      ]),
    );
  });

  it("stays when the source counts again, and goes with its person", async () => {
    const [ada, id] = [await member("ada"), await paper("2510.00001")];
    await upvote(ada, id, true);
    const record = paperRecord({ source: "hugging-face", id, title: "T", abstract: "A", upvotes: 40, comments: 3 });
    expect((await upsertPapers([record])).updated).toBe(1);
    expect(await counted(id)).toBe(41);
    expect((await upsertPapers([record])).unchanged).toBe(1);
    await db().member.delete({ where: { id: ada.id } });
    expect(await counted(id)).toBe(40);
  });

  it("is limited to five hundred an hour for each person", async () => {
    const [ada, bob, id] = [await member("ada"), await member("bob"), await paper("2510.00001")];
    await upvote(ada, id, true);
    await db().rateLimit.updateMany({ data: { points: 500 } });
    expect(await denial(upvote(ada, id, false))).toBe("often");
    expect(await denial(upvote(bob as Member, id, true))).toBe("allowed");
    expect(await rows(id)).toBe(2);
  });
});
