import { beforeEach, describe, expect, it } from "vitest";
import { deleteAccount, exportAccount } from "@/lib/accounts/leave";
import type { Member } from "@/lib/accounts/member";
import { editComment } from "@/lib/comments/change";
import { threadsOf } from "@/lib/comments/thread";
import { writeComment } from "@/lib/comments/write";
import { db } from "@/lib/db/client";
import { findPapers } from "@/lib/papers/find-papers";
import { getPaper } from "@/lib/papers/paper";
import { commentsOf, LISTS, personOf } from "@/lib/profiles/profile";
import { upvote } from "@/lib/votes/upvote";
import { testDatabase } from "../../support/database";
import { denial, member, nobodyAndNothing, paper } from "../../support/members";

testDatabase();
let ada: Member;
let bob: Member;
let paperId: string;
beforeEach(async () => {
  await nobodyAndNothing();
  [ada, bob] = [await member("ada"), await member("bob")];
  paperId = await paper("2510.00001", "2025-10-29", { submitterId: ada.id });
  await upvote(ada, paperId, true);
  const { id } = await writeComment(ada, { paperId, parentId: null, body: "Frist" });
  await editComment(ada, id, "First");
  await writeComment(bob, { paperId, parentId: id, body: "Answer" });
  await writeComment(ada, { paperId, parentId: null, body: "Alone" });
  await db().claim.create({ data: { paperId, memberId: ada.id, author: "Ada Lovelace", state: "confirmed" } });
});

describe("a profile", () => {
  it("shows submissions, upvotes, comments and claimed papers, and nothing of the address", async () => {
    const person = await personOf("ADA");
    expect(person?.counts).toEqual({ submissions: 1, upvotes: 1, comments: 2, papers: 1 });
    for (const tab of ["submissions", "upvotes", "papers"] as const)
      expect((await findPapers({ of: { kind: LISTS[tab], memberId: ada.id } })).cards.map(({ id }) => id)).toEqual([paperId]);
    expect((await commentsOf(ada.id)).map(({ body }) => body)).toEqual(["Alone", "First"]);
    expect(JSON.stringify(person)).not.toContain("example.org");
    await db().paper.updateMany({ data: { hidden: true } });
    expect((await personOf("ada"))?.counts).toEqual({ submissions: 0, upvotes: 0, comments: 0, papers: 0 });
    await db().member.update({ where: { id: ada.id }, data: { blockedAt: new Date() } });
    expect(await personOf("ada")).toBeNull();
    expect(await personOf("nobody")).toBeNull();
  });
});

describe("leaving", () => {
  it("takes everything along, without secrets", async () => {
    await db().session.create({ data: { userId: ada.id, token: "the-token", expiresAt: new Date(Date.now() + 1e6) } });
    const data = await exportAccount(ada);
    expect(data).toMatchObject({
      member: {
        email: "ada@example.org",
        upvotes: [{ paperId }],
        comments: [{ body: "First", versions: [{ body: "Frist" }] }, { body: "Alone" }],
        claims: [{ author: "Ada Lovelace" }],
      },
      letters: [{ subject: expect.stringContaining("replied to your comment") }],
    });
    expect(data.sessions).toHaveLength(1);
    expect(JSON.stringify(data)).not.toContain("the-token");
  });

  it("leaves nothing behind but the place of what was answered", async () => {
    expect(await denial(deleteAccount(ada, "bob"))).toBe("confirm");
    await deleteAccount(ada, "@Ada");
    expect(await getPaper(paperId)).toMatchObject({
      upvotes: 0,
      comments: 1,
      submitter: null,
      names: [{ username: null }, {}],
    });
    expect((await threadsOf(paperId)).map(({ by, html, replies }) => [by, html, replies[0]?.html])).toEqual([
      [null, null, "<p>Answer</p>"],
    ]);
    const left = await Promise.all(
      ["comment", "comment_version", "message", "verification", "sign_in_link", "member", "claim", "upvote", "session"].map(
        (table) => db().$queryRawUnsafe(`SELECT * FROM ${table}`),
      ),
    );
    const text = JSON.stringify(left, (_, value) => (typeof value === "bigint" ? String(value) : value));
    for (const word of ["ada@example.org", "First", "Frist", "Alone"]) expect(text).not.toContain(word);
  });

  it("is not for the only administrator of a site with members, and of two who go at once one stays", async () => {
    const [one, two] = [await member("one", "admin"), await member("two", "admin")];
    const outcomes = await Promise.all([denial(deleteAccount(one, "one")), denial(deleteAccount(two, "two"))]);
    expect(outcomes.sort()).toEqual(["allowed", "last-admin"]);
    expect(await db().member.count({ where: { role: "admin" } })).toBe(1);
  });
});
