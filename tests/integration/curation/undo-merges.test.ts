import { beforeEach, describe, expect, it } from "vitest";
import type { Member } from "@/lib/accounts/member";
import { writeComment } from "@/lib/comments/write";
import { undo } from "@/lib/curation/undo";
import { db } from "@/lib/db/client";
import { upvote } from "@/lib/votes/upvote";
import { featurePaper, mergePapers, pinPaper, unfeaturePaper } from "../../support/curator";
import { testDatabase } from "../../support/database";
import { everything } from "../../support/everything";
import { member, nobodyAndNothing, paper } from "../../support/members";

// Two papers that are merged into a third, one after the other, and what is left when one of them, or both, are papers again.

testDatabase();
const MAIN = "2510.00001";
const TWINS = ["2510.00002", "2510.00003"] as const;
const [FIRST, SECOND] = TWINS;
const reason = "The same";
let carol: Member;
let people: Member[];

beforeEach(async () => {
  await nobodyAndNothing();
  carol = await member("carol", "curator");
  people = [];
  for (const name of ["ada", "bob", "cid", "dot"]) people.push(await member(name));
  for (const id of [MAIN, ...TWINS]) await paper(id, null);
  const [ada, bob, cid] = people as [Member, Member, Member];
  for (const id of TWINS) await upvote(ada, id, true);
  for (const id of [MAIN, ...TWINS]) await upvote(bob, id, true);
  await upvote(cid, SECOND, true);
  for (const id of TWINS) await featurePaper(carol, { paperId: id, day: "2025-10-29" });
  for (const id of [MAIN, ...TWINS]) await featurePaper(carol, { paperId: id, day: "2025-10-30" });
  await featurePaper(carol, { paperId: MAIN, day: "2025-10-31" });
  await unfeaturePaper(carol, { paperId: MAIN, day: "2025-10-31", reason });
  for (const day of ["2025-10-31", "2025-11-01"]) await featurePaper(carol, { paperId: FIRST, day });
  await featurePaper(carol, { paperId: SECOND, day: "2025-11-02" });
  for (const day of ["2025-10-29", "2025-10-30", "2025-10-31"]) await pinPaper(carol, { paperId: FIRST, day, pinned: true });
  await db().mute.createMany({ data: TWINS.map((paperId) => ({ paperId, memberId: ada.id })) });
  await db().mute.create({ data: { paperId: SECOND, memberId: bob.id } });
  for (const paperId of [MAIN, ...TWINS]) await writeComment(ada, { paperId, body: `On ${paperId}`, parentId: null });
});

const merge = (paperId: string) => mergePapers(carol, { paperId, into: MAIN, reason });
const claim = (paperId: string, who: number, state: string, author = "Ada Lovelace") =>
  db().claim.create({ data: { paperId, memberId: people[who]?.id ?? "", author, state } });

const orders = TWINS.flatMap((first) => TWINS.map((undone) => [first, undone] as const));
const other = (id: string) => (id === FIRST ? SECOND : FIRST);

describe.each(orders)("where %s was merged first, and that of %s is undone first", (first, undone) => {
  it("everybody has their votes, days, mutes and claims back", async () => {
    await claim(MAIN, 0, "refused");
    await claim(FIRST, 0, "confirmed");
    await claim(SECOND, 0, "pending", "Alan Turing");
    await claim(SECOND, 1, "pending");
    const before = await everything();
    const entries = { [first]: await merge(first), [other(first)]: await merge(other(first)) };
    for (const id of [undone, other(undone)]) await undo(carol, entries[id] as bigint);
    expect(await everything()).toEqual(before);
  });

  it("what the other brought stays until then", async () => {
    await claim(FIRST, 0, "confirmed");
    await claim(SECOND, 1, "pending", "Alan Turing");
    const alone = await merge(other(undone));
    const merged = await everything();
    await undo(carol, alone);
    const entries = { [first]: await merge(first), [other(first)]: await merge(other(first)) };
    await undo(carol, entries[undone] as bigint);
    expect(await everything()).toEqual(merged);
  });
});

it("of three, each can be undone in any order", async () => {
  const last = await paper("2510.00004", "2025-10-29");
  for (const who of people) await upvote(who, last, true);
  const before = await everything();
  const ids = [...TWINS, last];
  for (const order of [
    [0, 1, 2],
    [0, 2, 1],
    [1, 0, 2],
    [1, 2, 0],
    [2, 0, 1],
    [2, 1, 0],
  ]) {
    const entries: bigint[] = [];
    for (const id of ids) entries.push(await merge(id));
    for (const at of order) await undo(carol, entries[at] as bigint);
    expect(await everything(), String(order)).toEqual(before);
  }
});

it("a vote that was taken back since stays so, on both", async () => {
  const entries = [await merge(FIRST), await merge(SECOND)];
  await upvote(people[0] as Member, MAIN, false);
  for (const entry of entries) await undo(carol, entry);
  expect(await db().upvote.count({ where: { memberId: people[0]?.id } })).toBe(0);
});
