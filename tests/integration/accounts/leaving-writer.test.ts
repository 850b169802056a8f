import { expect, it } from "vitest";
import { deleteAccount } from "@/lib/accounts/leave";
import { claimAuthorship } from "@/lib/claims/claim";
import { upvoteComment } from "@/lib/comments/vote";
import { writeComment } from "@/lib/comments/write";
import { report } from "@/lib/curation/reports";
import { db } from "@/lib/db/client";
import { queueSubmission } from "@/lib/submissions/queue";
import { upvote } from "@/lib/votes/upvote";
import { testDatabase } from "../../support/database";
import { denial, member, nobodyAndNothing, paper } from "../../support/members";

testDatabase();

it("an account that is deleted while it writes and votes leaves no orphan, and nothing fails", async () => {
  for (let round = 0; round < 8; round++) {
    await nobodyAndNothing();
    await member("root", "admin");
    const other = await member("other");
    const papers = [await paper("2510.00001"), await paper("2510.00002"), await paper("2510.00003")];
    const answered = await writeComment(other, { paperId: papers[0] as string, parentId: null, body: "First" });
    const bob = await member("bob");
    const described = { title: "T", authors: "A", abstract: "long enough ".repeat(6), url: "https://example.org/paper" };
    const outcomes = await Promise.all([
      ...papers.flatMap((paperId) => [
        denial(upvote(bob, paperId, true)),
        denial(writeComment(bob, { paperId, parentId: null, body: "Words of Bob" })),
        denial(report(bob, { paperId }, "A reason")),
        denial(claimAuthorship(bob, paperId, "Ada Lovelace")),
      ]),
      denial(upvoteComment(bob, answered.id, true)),
      denial(writeComment(bob, { paperId: papers[0] as string, parentId: answered.id, body: "Words of Bob" })),
      denial(queueSubmission(bob, described)),
      denial(deleteAccount(bob, "bob")),
    ]);
    expect(outcomes.at(-1)).toBe("allowed");
    for (const outcome of outcomes) expect(["allowed", "signed-out", "claimed"]).toContain(outcome);
    expect(await db().comment.findMany({ where: { memberId: null } })).toEqual([]);
    const counts = await db().paper.findMany({ select: { memberUpvotes: true, memberComments: true }, orderBy: { id: "asc" } });
    expect(counts.map(({ memberUpvotes, memberComments }) => [memberUpvotes, memberComments])).toEqual([
      [0, 1],
      [0, 0],
      [0, 0],
    ]);
    expect((await db().comment.findUniqueOrThrow({ where: { id: answered.id } })).upvotes).toBe(0);
    expect(JSON.stringify(await db().message.findMany())).not.toContain("bob@example.org");
  }
});
