import { authorise } from "../accounts/authorise";
import { authoriseWithin } from "../accounts/authorise-within";
import type { Member } from "../accounts/member";
import { announce } from "../db/announce";
import { db } from "../db/client";
import { lockShownPaper } from "../db/lock";
import { transaction } from "../db/transaction";
import { denied } from "../denied";
import { withinLimit } from "../limits";

/** What became of a vote: whether it stands, and how many there are now, those of the source included. */
export type Voted = { upvoted: boolean; upvotes: number };

/**
 * Sets, takes back or toggles the one vote that a member has for a paper. However often and in however many processes it is
 * asked for, there is one row at most; the trigger upvote_counted counts it in the same transaction. A vote for a paper that was
 * merged is one for the paper that it became part of.
 * @param wanted null for the other of what it is
 * @throws Denied
 */
export async function upvote(actor: Member | null, paperId: string, wanted: boolean | null): Promise<Voted> {
  authorise(actor, "upvote");
  if (!(await withinLimit("upvote", 500, actor.id))) throw denied("often");
  return transaction(async (tx) => {
    await authoriseWithin(tx, actor, "upvote");
    const { id } = await lockShownPaper(tx, paperId);
    const key = { paperId: id, memberId: actor.id };
    const removed = wanted === true ? 0 : (await tx.upvote.deleteMany({ where: key })).count;
    const upvoted = wanted ?? removed === 0;
    const added = upvoted ? (await tx.upvote.createMany({ data: [key], skipDuplicates: true })).count : 0;
    const { upvotes } = await tx.paper.findUniqueOrThrow({ where: { id }, select: { upvotes: true } });
    if (removed + added > 0) await announce(tx, [id]);
    return { upvoted, upvotes };
  });
}

/** For each of these papers that is here, its votes and whether the member's is among them. */
export async function votesOf(member: Member, paperIds: string[]): Promise<({ paper: string } & Voted)[]> {
  return db().$queryRaw`
    SELECT p.id AS paper, p.upvotes, u.member_id IS NOT NULL AS upvoted
    FROM paper p LEFT JOIN upvote u ON u.paper_id = p.id AND u.member_id = ${member.id}::uuid
    WHERE p.id = ANY(${paperIds}) AND NOT p.hidden`;
}
