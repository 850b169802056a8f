import { beforeEach, describe, expect, it } from "vitest";
import type { Member } from "@/lib/accounts/member";
import { writeComment } from "@/lib/comments/write";
import { undo } from "@/lib/curation/undo";
import { db } from "@/lib/db/client";
import { upvote } from "@/lib/votes/upvote";
import {
  appoint,
  blockPerson,
  closeReport,
  decideClaim,
  decideSubmission,
  editLinks,
  featurePaper,
  hidePaper,
  mergePapers,
  pinPaper,
  removeComment,
  revokeClaim,
  unfeaturePaper,
} from "../../support/curator";
import { testDatabase } from "../../support/database";
import { everything } from "../../support/everything";
import { denial, member, nobodyAndNothing, paper } from "../../support/members";

testDatabase();
const DAY = "2025-10-29";
const [paperId, into] = ["2510.00001", "2510.00002"];
const reason = "A reason of the tests";
let cura: Member;
let dana: Member;
let ada: Member;
beforeEach(async () => {
  await nobodyAndNothing();
  cura = await member("cura", "admin");
  dana = await member("dana", "admin");
  ada = await member("ada");
  await paper(paperId);
  await paper(into);
});

const people = async () => db().member.findMany({ select: { username: true, role: true, blockedAt: true } });
const reports = async () => db().report.findMany();
/** All decisions were made; the first is not undone while others stand, and nothing is changed by trying. */
async function lastFirst(entries: bigint[]): Promise<void> {
  for (const [at, entry] of entries.entries()) {
    if (at === entries.length - 1) break;
    const before = [await everything(), await people(), await reports()];
    expect(await denial(undo(cura, entry)), `decision ${at + 1} of ${entries.length}`).toBe("since");
    expect([await everything(), await people(), await reports()]).toEqual(before);
  }
  for (const entry of entries.toReversed()) expect(await denial(undo(cura, entry))).toBe("allowed");
}

const claim = async () => (await db().claim.create({ data: { paperId, memberId: ada.id, author: "Ada Lovelace" } })).id;
const described = { title: "A handbook", authors: ["Ada"], abstract: "What it says.", url: "https://example.org/a" };
const claimAgain = (id: string) => db().claim.update({ where: { id }, data: { state: "pending" } });

describe("the first of several decisions about the same is not undone while the later ones stand", () => {
  it("hiding, showing and hiding", async () => {
    await lastFirst([
      await hidePaper(cura, { paperId, hidden: true, reason }),
      await hidePaper(dana, { paperId, hidden: false }),
      await hidePaper(dana, { paperId, hidden: true, reason }),
    ]);
  });

  it("pins of one day", async () => {
    await lastFirst([
      await pinPaper(cura, { paperId, day: DAY, pinned: true }),
      await pinPaper(dana, { paperId, day: DAY, pinned: false }),
      await pinPaper(dana, { paperId, day: DAY, pinned: true }),
    ]);
  });

  it("one day given and taken", async () => {
    const day = "2025-10-30";
    await lastFirst([
      await featurePaper(cura, { paperId, day }),
      await unfeaturePaper(dana, { paperId, day, reason }),
      await featurePaper(dana, { paperId, day }),
      await pinPaper(cura, { paperId, day, pinned: true }),
    ]);
  });

  it("a day that a merged paper had too", async () => {
    const day = "2025-10-30";
    await featurePaper(cura, { paperId, day });
    await lastFirst([await featurePaper(cura, { paperId: into, day }), await mergePapers(dana, { paperId, into, reason })]);
  });

  it("links there and back", async () => {
    await lastFirst([
      await editLinks(cura, { paperId, codeUrl: "https://github.com/a/b" }),
      await editLinks(dana, { paperId, codeUrl: "https://github.com/a/c" }),
      await editLinks(dana, { paperId, codeUrl: "https://github.com/a/b" }),
    ]);
  });

  it("a claim that was confirmed, revoked, made again and confirmed", async () => {
    const id = await claim();
    const entries = [await decideClaim(cura, { id, approve: true }), await revokeClaim(dana, { id, reason })];
    await claimAgain(id);
    entries.push(await decideClaim(dana, { id, approve: true }));
    expect(await denial(undo(cura, entries[0] as bigint))).toBe("since");
    expect(await db().claim.findUniqueOrThrow({ where: { id } })).toMatchObject({ state: "confirmed" });
  });

  it("a person blocked, let in and blocked", async () => {
    const block = (who: Member, blocked: boolean) => blockPerson(who, { username: "ada", blocked, purge: false, reason });
    await lastFirst([await block(cura, true), await block(dana, false), await block(dana, true)]);
  });

  it("roles there and back, also under another username", async () => {
    const first = await appoint(cura, { username: "ada", role: "curator" });
    await db().member.update({ where: { id: ada.id }, data: { username: "lovelace" } });
    const later = [
      await appoint(dana, { username: "lovelace", role: "member" }),
      await appoint(dana, { username: "lovelace", role: "curator" }),
    ];
    await lastFirst([first, ...later]);
  });

  it("a comment that was removed, and then all of its author", async () => {
    const { id } = await writeComment(ada, { paperId, body: "Words", parentId: null });
    await lastFirst([
      await removeComment(cura, { id, reason }),
      await blockPerson(dana, { username: "ada", blocked: true, purge: true, reason }),
    ]);
  });

  it("a submission, and what was decided of its paper", async () => {
    const { id } = await db().submission.create({ data: { memberId: ada.id, ...described } });
    const entry = await decideSubmission(cura, { id, approve: true });
    await lastFirst([entry, await editLinks(dana, { paperId: "a-handbook", codeUrl: "https://github.com/a/b" })]);
  });

  it("a decision that changed nothing, as somebody else found the same", async () => {
    const entry = await pinPaper(cura, { paperId, day: DAY, pinned: true });
    await pinPaper(dana, { paperId, day: DAY, pinned: true });
    expect(await denial(undo(cura, entry))).toBe("since");
  });
});

describe("a merge is not undone while a later decision on the paper stands", () => {
  const decisions: [string, () => Promise<bigint>][] = [
    ["a pin", () => pinPaper(dana, { paperId: into, day: DAY, pinned: true })],
    ["a day taken", () => unfeaturePaper(dana, { paperId: into, day: DAY, reason })],
    ["hiding", () => hidePaper(dana, { paperId: into, hidden: true, reason })],
    ["links", () => editLinks(dana, { paperId: into, codeUrl: "https://github.com/a/b" })],
    ["being merged itself", async () => mergePapers(dana, { paperId: into, into: await paper("2510.00003"), reason })],
  ];
  it.each(decisions)("%s", async (_, decide) => {
    await lastFirst([await mergePapers(cura, { paperId, into, reason }), await decide()]);
  });

  it("a claim of the duplicate that was decided before, and taken back since", async () => {
    const id = await claim();
    const decided = await decideClaim(cura, { id, approve: true });
    const merged = await mergePapers(cura, { paperId, into, reason });
    await undo(dana, decided);
    expect(await denial(undo(cura, merged))).toBe("since");
    expect(await db().claim.findUniqueOrThrow({ where: { id } })).toMatchObject({ state: "pending", paperId: into });
  });
});

it("decisions about something else do not count", async () => {
  const entries = [
    await hidePaper(cura, { paperId, hidden: true, reason }),
    await hidePaper(dana, { paperId: into, hidden: true, reason }),
    await hidePaper(dana, { paperId, hidden: false }),
  ];
  await undo(cura, entries[2] as bigint);
  expect(await denial(undo(cura, entries[0] as bigint))).toBe("allowed");
  const pins = [
    await pinPaper(cura, { paperId, day: DAY, pinned: true }),
    await editLinks(dana, { paperId, codeUrl: "https://github.com/a/b" }),
  ];
  for (const entry of pins) expect(await denial(undo(cura, entry))).toBe("allowed");
});

it("votes that went with a block come back where their paper is part of another by then", async () => {
  await upvote(ada, paperId, true);
  const entry = await blockPerson(cura, { username: "ada", blocked: true, purge: true, reason });
  await mergePapers(dana, { paperId, into, reason });
  await undo(cura, entry);
  expect(await db().upvote.findMany({ select: { paperId: true, memberId: true } })).toEqual([
    { paperId: into, memberId: ada.id },
  ]);
});

it("a report is not opened again beside another of the same member", async () => {
  const made = () => db().report.create({ data: { paperId, memberId: ada.id, reason } });
  const first = await closeReport(cura, { id: (await made()).id });
  const second = await closeReport(dana, { id: (await made()).id });
  expect(await denial(undo(cura, second))).toBe("allowed");
  expect(await denial(undo(cura, first))).toBe("since");
});
