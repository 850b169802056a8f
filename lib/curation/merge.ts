import { authorise } from "../accounts/authorise";
import { authoriseWithin } from "../accounts/authorise-within";
import type { Member } from "../accounts/member";
import { moveClaims } from "../claims/merge";
import { announce } from "../db/announce";
import { transaction } from "../db/transaction";
import { withoutMarkup } from "../papers/latex";
import { mergeDays } from "../papers/merge-features";
import { requireSeen } from "../seen";
import { denied } from "./denied";
import { log, parseReason } from "./log";
import { seenMerge } from "./seen";
import { tell } from "./tell";
import { beforeMerge } from "./undo/before-merge";

/**
 * Makes a duplicate part of another paper: votes (one a person), comments, days, claims, reports and former duplicates move; its
 * address leads to the other from then on, and no source brings it back.
 * @returns the id of its entry in the log
 * @throws Denied
 */
export async function mergePapers(
  actor: Member | null,
  { paperId, into, seen, reason: why }: { paperId: string; into: string; seen: string; reason?: string },
): Promise<bigint> {
  authorise(actor, "merge");
  const reason = parseReason(why, true);
  if (paperId === into) throw denied("merge");
  return transaction(async (tx) => {
    await authoriseWithin(tx, actor, "merge");
    // FOR UPDATE, since one goes: it waits also for those who only refer to a paper, so that whatever they write is moved too.
    const rows = await tx.$queryRaw<{ id: string; title: string }[]>`
        SELECT id, title FROM paper WHERE id IN (${paperId}, ${into}) ORDER BY id FOR UPDATE`;
    const [duplicate, main] = [paperId, into].map((id) => rows.find((row) => row.id === id));
    if (!duplicate) throw denied("gone");
    if (!main) throw denied("merge");
    requireSeen(seen, seenMerge(duplicate, main));
    const before = await beforeMerge(tx, paperId, into);
    const votes = await tx.$executeRaw`
        INSERT INTO upvote (paper_id, member_id, created_at)
        SELECT ${into}, member_id, created_at FROM upvote WHERE paper_id = ${paperId} ON CONFLICT DO NOTHING`;
    await tx.upvote.deleteMany({ where: { paperId } });
    const comments = await tx.comment.updateMany({ where: { paperId }, data: { paperId: into } });
    await mergeDays(tx, paperId, into);
    const lost = await moveClaims(tx, paperId, into);
    await tx.$executeRaw`
        INSERT INTO mute (member_id, paper_id) SELECT member_id, ${into} FROM mute WHERE paper_id = ${paperId} ON CONFLICT DO NOTHING`;
    await tx.report.updateMany({ where: { paperId }, data: { paperId: into, state: "closed" } });
    await tx.submission.updateMany({ where: { paperId }, data: { paperId: into } });
    await tx.paperAlias.updateMany({ where: { paperId }, data: { paperId: into } });
    await tx.paper.delete({ where: { id: paperId } });
    await tx.paperAlias.create({ data: { id: paperId, paperId: into } });
    const titles = [duplicate.title, main.title].map(withoutMarkup);
    const words = `“${titles[0]}” is part of “${titles[1]}” now, which does not have your name as it was there. Claim it again.`;
    for (const memberId of lost) await tell(memberId, "Your claim was lost in a merge", words, `/papers/${into}`, tx);
    const details = { into, title: duplicate.title, votes, comments: comments.count };
    const entry = await log(tx, actor, { action: "merge", paperId, reason, details, before });
    await announce(tx, [paperId, into], { removed: true });
    return entry;
  });
}
