import { beforeEach, describe, expect, it } from "vitest";
import { type Member, memberById } from "@/lib/accounts/member";
import { writeComment } from "@/lib/comments/write";
import { readLog } from "@/lib/curation/log";
import { report } from "@/lib/curation/reports";
import { canUndo, undo } from "@/lib/curation/undo";
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
import { periodFeed } from "../../support/lists";
import { denial, member, nobodyAndNothing, paper } from "../../support/members";

testDatabase();
const DAY = "2025-10-29";
const [MAIN, TWIN] = ["2510.00001", "2510.00002"];
const reason = "A reason of the tests";
let carol: Member;
let ada: Member;
beforeEach(async () => {
  await nobodyAndNothing();
  carol = await member("carol", "curator");
  ada = await member("ada");
});

const day = async () => (await periodFeed({ kind: "date", start: DAY })).cards.map(({ id }) => id);
/** Does what a curator decides, undoes it, and expects all to be as before. */
async function undone(decide: () => Promise<bigint>): Promise<void> {
  const before = await everything();
  const entry = await decide();
  expect(await everything()).not.toEqual(before);
  await undo(carol, entry);
  expect(await everything()).toEqual(before);
  expect(await denial(undo(carol, entry))).toBe("since");
}

describe("what a curator can undo", () => {
  it("is a day given, taken or pinned", async () => {
    const id = await paper(MAIN);
    await paper(TWIN, null);
    await undone(() => featurePaper(carol, { paperId: TWIN, day: DAY }));
    await undone(() => pinPaper(carol, { paperId: id, day: DAY, pinned: true }));
    await pinPaper(carol, { paperId: id, day: DAY, pinned: true });
    await undone(() => pinPaper(carol, { paperId: id, day: DAY, pinned: false }));
    await undone(() => unfeaturePaper(carol, { paperId: id, day: DAY, reason }));
    await unfeaturePaper(carol, { paperId: id, day: DAY, reason });
    await undone(() => featurePaper(carol, { paperId: id, day: DAY }));
    expect(await day()).toEqual([]);
  });

  it("is hiding and showing, and links", async () => {
    const id = await paper(MAIN, DAY, { codeUrl: "https://github.com/a/b", codeStars: 5 });
    await undone(() => hidePaper(carol, { paperId: id, hidden: true, reason }));
    await undone(() => editLinks(carol, { paperId: id, codeUrl: "https://github.com/a/c" }));
    await hidePaper(carol, { paperId: id, hidden: true, reason });
    await undone(() => hidePaper(carol, { paperId: id, hidden: false }));
  });

  it("is a decision on a claim, and the member is told", async () => {
    const id = await paper(MAIN);
    const claim = await db().claim.create({ data: { paperId: id, memberId: ada.id, author: "Ada Lovelace" } });
    for (const approve of [true, false]) await undone(() => decideClaim(carol, { id: claim.id, approve, reason }));
    await decideClaim(carol, { id: claim.id, approve: true });
    await undone(() => revokeClaim(carol, { id: claim.id, reason }));
    const letters = await db().message.findMany({ orderBy: { createdAt: "asc" } });
    expect(letters.map(({ subject }) => subject)).toEqual([
      "Your claim is confirmed",
      "Your claim is being reviewed again",
      "Your claim was not confirmed",
      "Your claim is being reviewed again",
      "Your claim is confirmed",
      "Your claim was revoked",
      "Your claim is confirmed again",
    ]);
  });

  it("is a decision on a submission, unless its paper has votes by then", async () => {
    const data = {
      memberId: ada.id,
      title: "A handbook",
      authors: ["Ada"],
      abstract: "What it says.",
      url: "https://example.org/a",
    };
    const { id } = await db().submission.create({ data });
    for (const approve of [true, false]) await undone(() => decideSubmission(carol, { id, approve, reason }));
    const entry = await decideSubmission(carol, { id, approve: true });
    await upvote(carol, "a-handbook", true);
    expect(await denial(undo(carol, entry))).toBe("used");
  });

  it("is the removal of a comment, with the reports that it closed", async () => {
    const id = await paper(MAIN);
    const comment = await writeComment(ada, { paperId: id, body: "Some **words**", parentId: null });
    await report(carol, { commentId: comment.id }, reason);
    await undone(() => removeComment(carol, { id: comment.id, reason }));
  });

  it("is the closing of a report", async () => {
    const id = await paper(MAIN);
    await report(ada, { paperId: id }, reason);
    const { id: open } = await db().report.findFirstOrThrow();
    await undone(() => closeReport(carol, { id: open }));
    const entry = await closeReport(carol, { id: open });
    await report(ada, { paperId: id }, "Again");
    expect(await denial(undo(carol, entry))).toBe("since");
  });

  it("is a block, with all comments and votes that went with it", async () => {
    const id = await paper(MAIN);
    await upvote(ada, id, true);
    await writeComment(ada, { paperId: id, body: "Words", parentId: null });
    const other = await writeComment(carol, { paperId: id, body: "Other words", parentId: null });
    await db().commentUpvote.create({ data: { commentId: other.id, memberId: ada.id } });
    await undone(() => blockPerson(carol, { username: "ada", blocked: true, purge: true, reason }));
    expect((await db().member.findUniqueOrThrow({ where: { id: ada.id } })).blockedAt).toBeNull();
    const entry = await blockPerson(carol, { username: "ada", blocked: true, purge: false, reason });
    await blockPerson(carol, { username: "ada", blocked: false, purge: false });
    expect(await denial(undo(carol, entry))).toBe("since");
  });

  it("is a role, for administrators", async () => {
    const root = await member("root", "admin");
    const entry = await appoint(root, { username: "ada", role: "curator" });
    expect(await denial(undo(carol, entry))).toBe("admin");
    await undo(root, entry);
    expect((await memberById(ada.id))?.role).toBe("member");
  });
});

describe("a merge that is undone", () => {
  it("leaves both papers as they were: votes, comments, days, claims, reports, former duplicates", async () => {
    await paper(MAIN, DAY, { authors: ["Ada Lovelace", "Alan Turing"] });
    await paper(TWIN, DAY);
    await featurePaper(carol, { paperId: TWIN, day: "2025-10-30" });
    await featurePaper(carol, { paperId: MAIN, day: "2025-10-31" });
    await pinPaper(carol, { paperId: TWIN, day: DAY, pinned: true });
    await unfeaturePaper(carol, { paperId: MAIN, day: "2025-10-31", reason });
    const bob = await member("bob");
    await upvote(ada, TWIN, true);
    await upvote(bob, TWIN, true);
    await upvote(bob, MAIN, true);
    const comment = await writeComment(ada, { paperId: TWIN, body: "Words", parentId: null });
    await writeComment(bob, { paperId: TWIN, body: "An answer", parentId: comment.id });
    await writeComment(bob, { paperId: MAIN, body: "Other words", parentId: null });
    const claims = [
      { paperId: TWIN, memberId: ada.id, author: "Ada Lovelace", state: "confirmed", evidence: "curator" },
      { paperId: MAIN, memberId: ada.id, author: "Alan Turing", state: "pending" },
      { paperId: TWIN, memberId: bob.id, author: "Grace Hopper", state: "confirmed", evidence: "ORCID" },
    ];
    await db().claim.createMany({ data: claims });
    await db().claimRevocation.create({ data: { paperId: TWIN, author: "Bob" } });
    await db().mute.create({ data: { paperId: TWIN, memberId: ada.id } });
    await db().paperAlias.create({ data: { id: "2510.00009", paperId: TWIN } });
    await report(ada, { paperId: TWIN }, reason);
    await undone(() => mergePapers(carol, { paperId: TWIN, into: MAIN, reason }));
  });

  it("takes along what was answered since, and not a vote that was taken back since", async () => {
    await paper(MAIN);
    await paper(TWIN);
    await upvote(ada, TWIN, true);
    const comment = await writeComment(ada, { paperId: TWIN, body: "Words", parentId: null });
    const entry = await mergePapers(carol, { paperId: TWIN, into: MAIN, reason });
    await upvote(ada, MAIN, false);
    await writeComment(carol, { paperId: MAIN, body: "An answer", parentId: comment.id });
    await undo(carol, entry);
    const papers = await db().paper.findMany({ orderBy: { id: "asc" }, select: { memberUpvotes: true, memberComments: true } });
    expect(papers).toEqual([
      { memberUpvotes: 0, memberComments: 0 },
      { memberUpvotes: 0, memberComments: 2 },
    ]);
  });

  it("is refused once the other paper was merged too", async () => {
    for (const id of [MAIN, TWIN, "2510.00003"]) await paper(id);
    const entry = await mergePapers(carol, { paperId: TWIN, into: MAIN, reason });
    await mergePapers(carol, { paperId: MAIN, into: "2510.00003", reason });
    expect(await denial(undo(carol, entry))).toBe("since");
  });
});

it("two curators who undo the same at once undo it once, and the log says by whom", async () => {
  const id = await paper(MAIN);
  const entry = await hidePaper(carol, { paperId: id, hidden: true, reason });
  const dave = await member("dave", "curator");
  const outcomes = await Promise.all([carol, dave].map((who) => denial(undo(who, entry))));
  expect(outcomes.toSorted()).toEqual(["allowed", "since"]);
  const { entries } = await readLog(carol);
  expect(entries.map(({ action }) => action)).toEqual(["undo", "hide"]);
  expect(entries.map((found) => canUndo(carol, found))).toEqual([false, false]);
});

it("what somebody may not do they may not undo, and nobody undoes what is not in the log", async () => {
  const id = await paper(MAIN);
  const entry = await hidePaper(carol, { paperId: id, hidden: true, reason });
  expect(await denial(undo(ada, entry))).toBe("role");
  expect(await denial(undo(null, entry))).toBe("signed-out");
  expect(await denial(undo(carol, entry + 1000n))).toBe("since");
  expect((await db().paper.findUniqueOrThrow({ where: { id } })).hidden).toBe(true);
});
