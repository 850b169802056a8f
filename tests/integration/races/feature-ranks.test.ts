import { beforeEach, describe, expect, it } from "vitest";
import type { Member } from "@/lib/accounts/member";
import { db } from "@/lib/db/client";
import { paperRecord } from "@/lib/ingest/record";
import { upsertPapers } from "@/lib/ingest/upsert";
import { upvote } from "@/lib/votes/upvote";
import { miscounted } from "../../support/counters";
import { featurePaper, pinPaper, unfeaturePaper } from "../../support/curator";
import { testDatabase } from "../../support/database";
import { denial, member, nobodyAndNothing, paper } from "../../support/members";

testDatabase();
const NOW = new Date("2025-11-05T12:00:00Z");
let carol: Member;
let people: Member[];
beforeEach(async () => {
  await nobodyAndNothing();
  carol = await member("carol", "curator");
  people = await Promise.all(Array.from({ length: 6 }, (_, n) => member(`person${n}`)));
});

describe("what a list is ordered by", () => {
  it("is that of the paper, also where it is featured while people vote", async () => {
    const ids = await Promise.all(Array.from({ length: 25 }, (_, n) => paper(`2510.000${10 + n}`, null)));
    await Promise.all(
      ids.flatMap((id) => [
        ...people.slice(0, 3).map((person) => upvote(person, id, true)),
        featurePaper(carol, { paperId: id, day: "2025-11-03" }, NOW),
        ...people.slice(3).map((person) => upvote(person, id, true)),
        featurePaper(carol, { paperId: id, day: "2025-11-04" }, NOW),
      ]),
    );
    expect(await miscounted()).toEqual([]);
    expect(await db().feature.count({ where: { rank: -6 } })).toBe(50);
  });

  it("is that of the paper, also where days, pins, titles and votes of the source change at once", async () => {
    const ids = await Promise.all(Array.from({ length: 8 }, (_, n) => paper(`2510.000${10 + n}`, "2025-11-01")));
    const told = (title: string, upvotes: number) =>
      ids.map((id) =>
        paperRecord({ source: "hugging-face", id, day: "2025-11-02", title: `${title} ${id}`, abstract: "A", upvotes }),
      );
    await Promise.all([
      upsertPapers(told("First", 3)),
      ...ids.flatMap((id) => [
        denial(featurePaper(carol, { paperId: id, day: "2025-11-04" }, NOW)),
        denial(pinPaper(carol, { paperId: id, day: "2025-11-01", pinned: true }, NOW)),
        ...people.map((person) => upvote(person, id, true)),
        denial(unfeaturePaper(carol, { paperId: id, day: "2025-11-04", reason: "No" }, NOW)),
        denial(unfeaturePaper(carol, { paperId: id, day: "2025-11-01", reason: "No no" }, NOW)),
      ]),
      upsertPapers(told("Second", 7).toReversed()),
    ]);
    expect(await miscounted()).toEqual([]);
  });
});
