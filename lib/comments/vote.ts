import { authorise } from "../accounts/authorise";
import { authoriseWithin } from "../accounts/authorise-within";
import type { Member } from "../accounts/member";
import { announce } from "../db/announce";
import { db } from "../db/client";
import { transaction } from "../db/transaction";
import { denied } from "../denied";
import { withinLimit } from "../limits";

/**
 * Sets, takes back or toggles a member's vote for a comment.
 * @param wanted null for the other of what it is
 * @throws Denied
 */
export async function upvoteComment(
  actor: Member | null,
  commentId: string,
  wanted: boolean | null,
): Promise<{ upvoted: boolean; upvotes: number }> {
  authorise(actor, "comment.upvote");
  if (!(await withinLimit("upvote", 500, actor.id))) throw denied("often");
  return transaction(async (tx) => {
    await authoriseWithin(tx, actor, "comment.upvote");
    await tx.$executeRaw`SELECT FROM comment WHERE id = ${commentId}::uuid FOR NO KEY UPDATE`;
    const there = await tx.comment.count({ where: { id: commentId, deletedAt: null, paper: { hidden: false } } });
    if (there === 0) throw denied("gone");
    const key = { commentId, memberId: actor.id };
    const removed = wanted === true ? 0 : (await tx.commentUpvote.deleteMany({ where: key })).count;
    const upvoted = wanted ?? removed === 0;
    const added = upvoted ? (await tx.commentUpvote.createMany({ data: [key], skipDuplicates: true })).count : 0;
    const { upvotes, paperId } = await tx.comment.findUniqueOrThrow({ where: { id: commentId } });
    if (removed + added > 0) await announce(tx, [paperId]);
    return { upvoted, upvotes };
  });
}

/** Which comments on a paper are a member's own, and which they voted for. */
export async function mineOn(member: Member, paperId: string): Promise<{ written: string[]; upvoted: string[] }> {
  const [written, upvoted] = await Promise.all([
    db().comment.findMany({ where: { paperId, memberId: member.id, deletedAt: null }, select: { id: true } }),
    db().commentUpvote.findMany({ where: { memberId: member.id, comment: { paperId } }, select: { commentId: true } }),
  ]);
  return { written: written.map(({ id }) => id), upvoted: upvoted.map(({ commentId }) => commentId) };
}
