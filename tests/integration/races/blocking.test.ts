import pg from "pg";
import { beforeEach, describe, expect, it } from "vitest";
import type { Member } from "@/lib/accounts/member";
import { claimAuthorship } from "@/lib/claims/claim";
import { editComment } from "@/lib/comments/change";
import { upvoteComment } from "@/lib/comments/vote";
import { writeComment } from "@/lib/comments/write";
import { report } from "@/lib/curation/reports";
import { db } from "@/lib/db/client";
import { queueSubmission } from "@/lib/submissions/queue";
import { upvote } from "@/lib/votes/upvote";
import { miscounted } from "../../support/counters";
import { appoint, blockPerson } from "../../support/curator";
import { testDatabase } from "../../support/database";
import { denial, member, nobodyAndNothing, paper } from "../../support/members";
import { somebodyWaitsFor } from "../../support/waiting";

const { url } = testDatabase();
const REASON = "Spam, everywhere";
const described = {
  title: "A thesis",
  authors: "Ada Lovelace",
  abstract: "What it says, at the length that an abstract has, or a little less.",
  url: "https://example.org/thesis.pdf",
};
let carol: Member;
let root: Member;
beforeEach(async () => {
  await nobodyAndNothing();
  carol = await member("carol", "curator");
  root = await member("root", "admin");
});

describe("who is blocked while they write", () => {
  it("leaves nothing behind: what is in flight is removed too, or refused", async () => {
    const ids = await Promise.all(Array.from({ length: 15 }, (_, n) => paper(`2510.000${10 + n}`)));
    const said = await writeComment(carol, { paperId: ids[0] as string, parentId: null, body: "Said" });
    for (let turn = 0; turn < 8; turn++) {
      const troll = await member(`troll${turn}`);
      const votes = ids.map((id) => () => upvote(troll, id, true));
      const comments = ids.map((id) => () => writeComment(troll, { paperId: id, parentId: null, body: "Spam" }));
      const block = () => blockPerson(carol, { username: troll.username, reason: REASON, blocked: true, purge: true });
      const work = [
        ...votes.slice(0, 8),
        ...comments.slice(0, 8),
        () => upvoteComment(troll, said.id, true),
        block,
        ...votes.slice(8),
        ...comments.slice(8),
      ];
      const outcomes = await Promise.all(work.map((each) => denial(each())));
      expect(outcomes.filter((outcome) => outcome !== "allowed" && outcome !== "blocked")).toEqual([]);
      const where = { memberId: troll.id };
      expect(await db().upvote.count({ where })).toBe(0);
      expect(await db().commentUpvote.count({ where })).toBe(0);
      expect(await db().comment.count({ where: { ...where, deletedAt: null } })).toBe(0);
      expect(await miscounted()).toEqual([]);
    }
  });

  it("can do nothing more, although their request knew them before", async () => {
    const id = await paper("2510.00001");
    const troll = await member("troll");
    const own = await writeComment(troll, { paperId: id, parentId: null, body: "Words" });
    await blockPerson(carol, { username: "troll", reason: REASON, blocked: true, purge: false });
    const tries = [
      upvote(troll, id, true),
      writeComment(troll, { paperId: id, parentId: null, body: "More" }),
      editComment(troll, own.id, "Other words"),
      upvoteComment(troll, own.id, true),
      queueSubmission(troll, described),
      claimAuthorship(troll, id, "Ada Lovelace"),
      report(troll, { paperId: id }, "It is wrong"),
    ];
    expect(await Promise.all(tries.map(denial))).toEqual(tries.map(() => "blocked"));
    expect(await Promise.all([db().submission.count(), db().claim.count(), db().report.count(), db().upvote.count()])).toEqual([
      0, 0, 0, 0,
    ]);
  });

  it("keeps no session that a sign-in was making at that moment, and gets none later", async () => {
    const troll = await member("troll");
    const session = (token: string) => ({ userId: troll.id, token, expiresAt: new Date(Date.now() + 1e6) });
    const signingIn = new pg.Client({ connectionString: url() });
    await signingIn.connect();
    await signingIn.query("BEGIN");
    const { userId, token, expiresAt } = session("in flight");
    await signingIn.query("INSERT INTO session (user_id, token, expires_at) VALUES ($1, $2, $3)", [userId, token, expiresAt]);
    const blocked = blockPerson(carol, { username: "troll", reason: REASON, blocked: true, purge: false });
    await somebodyWaitsFor(signingIn);
    await signingIn.query("COMMIT");
    await signingIn.end();
    await blocked;
    expect(await db().session.count()).toBe(0);
    await expect(db().session.create({ data: session("later") })).rejects.toThrow("is blocked");
    await blockPerson(carol, { username: "troll", blocked: false, purge: false });
    await db().session.create({ data: session("welcome back") });
  });
});

describe("curators", () => {
  it("who are blocked or lose their role at that moment decide nothing more", async () => {
    const other = await member("other", "curator");
    await appoint(root, { username: "other", role: "member" });
    expect(await denial(blockPerson(other, { username: "carol", reason: REASON, blocked: true, purge: false }))).toBe("role");
    expect(await denial(blockPerson(other, { username: "nobody", reason: REASON, blocked: true, purge: false }))).not.toBe(
      "allowed",
    );
  });

  it("of an appointment and a block at once both are decided on what is there", async () => {
    for (let turn = 0; turn < 10; turn++) {
      const person = await member(`person${turn}`);
      const outcomes = await Promise.all([
        denial(appoint(root, { username: person.username, role: "admin" })),
        denial(blockPerson(root, { username: person.username, reason: REASON, blocked: true, purge: true })),
      ]);
      const row = await db().member.findUniqueOrThrow({ where: { id: person.id } });
      expect(outcomes).toContain("allowed");
      expect(row.role === "admin" && row.blockedAt !== null, "an administrator cannot be blocked").toBe(false);
    }
  });
});
