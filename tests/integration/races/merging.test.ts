import { beforeEach, describe, expect, it } from "vitest";
import type { Member } from "@/lib/accounts/member";
import { deleteComment } from "@/lib/comments/change";
import { upvoteComment } from "@/lib/comments/vote";
import { writeComment } from "@/lib/comments/write";
import { db } from "@/lib/db/client";
import { paperRecord } from "@/lib/ingest/record";
import { upsertPapers } from "@/lib/ingest/upsert";
import { mergedInto } from "@/lib/papers/paper";
import { upvote } from "@/lib/votes/upvote";
import { miscounted } from "../../support/counters";
import { featurePaper, mergePapers, pinPaper } from "../../support/curator";
import { testDatabase } from "../../support/database";
import { denial, member, nobodyAndNothing, paper } from "../../support/members";

testDatabase();
const REASON = "The same paper";
const NOW = new Date("2025-11-05T12:00:00Z");
let carol: Member;
let people: Member[];
beforeEach(async () => {
  await nobodyAndNothing();
  carol = await member("carol", "curator");
  people = await Promise.all(Array.from({ length: 20 }, (_, n) => member(`person${n}`)));
});

const merge = (paperId: string, into: string) => denial(mergePapers(carol, { paperId, into, reason: REASON }));

// What a curator decides of a duplicate concerns it alone: it is gone once it is merged.
const unlessGone = async (work: Promise<unknown>) => {
  const outcome = await denial(work);
  return outcome === "gone" ? "allowed" : outcome;
};

// Hundreds of transactions that wait for one another, on a machine that may be busy with more.
describe("a duplicate that is merged while people use it", () => {
  it("keeps every vote: each lands on the paper that it became part of", async () => {
    for (let turn = 0; turn < 5; turn++) {
      const [twin, main] = [await paper(`twin-${turn}`), await paper(`main-${turn}`)];
      for (const person of people.slice(0, 5)) await upvote(person, twin, true);
      const outcomes = await Promise.all([
        ...people.slice(0, 5).map((person) => denial(upvote(person, twin, null))), // these take theirs back
        merge(twin, main),
        ...people.slice(5).map((person) => denial(upvote(person, twin, true))),
        ...people.slice(10).map((person) => denial(upvote(person, main, true))),
      ]);
      expect(outcomes.filter((outcome) => outcome !== "allowed")).toEqual([]);
      expect(await db().upvote.count({ where: { paperId: main } })).toBe(15);
      expect(await miscounted()).toEqual([]);
    }
  });

  it("keeps every comment, answer and vote for one", async () => {
    for (let turn = 0; turn < 3; turn++) {
      const [twin, main] = [await paper(`twin-${turn}`), await paper(`main-${turn}`)];
      const first = await writeComment(carol, { paperId: twin, parentId: null, body: "First" });
      const regretted = await Promise.all(
        people.slice(0, 4).map((person) => writeComment(person, { paperId: twin, parentId: first.id, body: "Oh" })),
      );
      const writing = people.map((person, n) =>
        denial(writeComment(person, { paperId: twin, parentId: n % 2 ? first.id : null, body: `Words ${n}` })),
      );
      const outcomes = await Promise.all([
        ...writing.slice(0, 10),
        ...people.map((person) => denial(upvoteComment(person, first.id, true))),
        merge(twin, main),
        ...people.slice(0, 4).map((person, n) => denial(deleteComment(person, regretted[n]?.id as string))),
        ...writing.slice(10),
      ]);
      expect(outcomes.filter((outcome) => outcome !== "allowed")).toEqual([]);
      expect(await db().comment.count({ where: { paperId: main } })).toBe(25);
      expect(await db().comment.findUnique({ where: { id: first.id } })).toMatchObject({ upvotes: 20 });
      expect(await miscounted()).toEqual([]);
    }
  });

  it("leaves all counters right after a storm of everything at once", async () => {
    const ids = await Promise.all(Array.from({ length: 12 }, (_, n) => paper(`paper-${10 + n}`)));
    const at = (n: number) => ids[n % ids.length] as string;
    const told = ids.map((id) =>
      paperRecord({ source: "hugging-face", id, day: "2025-11-01", title: `Paper ${id}`, abstract: "A", upvotes: 2 }),
    );
    const storm = people.flatMap((person, n) => [
      ...ids.map((id) => denial(upvote(person, id, n % 3 === 0 ? null : true))),
      denial(writeComment(person, { paperId: at(n), parentId: null, body: "Words" })),
      denial(writeComment(person, { paperId: at(n + 5), parentId: null, body: "Words" })),
      unlessGone(featurePaper(carol, { paperId: at(n), day: "2025-11-04" }, NOW)),
      unlessGone(pinPaper(carol, { paperId: at(n + 3), day: "2025-10-29", pinned: n % 2 === 0 }, NOW)),
      ...(n < 6 ? [merge(at(2 * n), at(2 * n + 1)), upsertPapers(n % 2 ? told : told.toReversed())] : []),
    ]);
    const outcomes = await Promise.all(storm);
    expect(new Set(outcomes.filter((outcome) => typeof outcome === "string"))).toEqual(new Set(["allowed"]));
    expect(await miscounted()).toEqual([]);
    expect(await db().paper.count()).toBe(6);
  });
});

describe("merges at once", () => {
  it("in a circle end in one paper, to which every former address leads", async () => {
    for (let turn = 0; turn < 10; turn++) {
      const ids = await Promise.all([0, 1, 2, 3].map((n) => paper(`turn-${turn}-${n}`)));
      for (const [n, id] of ids.entries()) await upvote(people[n] as Member, id, true);
      const outcomes = await Promise.all(ids.map((id, n) => merge(id, ids[(n + 1) % 4] as string)));
      const left = await db().paper.findMany({ where: { id: { in: ids } } });
      expect(left.length).toBeGreaterThan(0);
      expect(left).toHaveLength(4 - outcomes.filter((outcome) => outcome === "allowed").length);
      const known = new Set(left.map(({ id }) => id));
      for (const id of ids) if (!known.has(id)) expect(known).toContain(await mergedInto(id));
      expect(await db().upvote.count({ where: { paperId: { in: ids } } })).toBe(4);
      expect(await miscounted()).toEqual([]);
    }
  });

  it("are not undone by a source that tells of the duplicate meanwhile", async () => {
    for (let turn = 0; turn < 10; turn++) {
      const [twin, main] = [await paper(`twin-${turn}`), await paper(`main-${turn}`)];
      const told = () =>
        upsertPapers([
          paperRecord({ source: "hugging-face", id: twin, title: `Paper ${twin}`, abstract: "A", day: "2025-11-01" }),
        ]);
      const [, merged] = await Promise.all([told(), merge(twin, main), told(), told()]);
      expect(merged).toBe("allowed");
      expect(await db().paper.count({ where: { id: twin } })).toBe(0);
      expect(await miscounted()).toEqual([]);
    }
  });
});
