import { authorise } from "../accounts/authorise";
import { authoriseWithin } from "../accounts/authorise-within";
import type { Member } from "../accounts/member";
import { announce } from "../db/announce";
import { lockComment } from "../db/lock";
import { transaction } from "../db/transaction";
import { denied } from "../denied";
import { requireSeen, seenComment } from "../seen";
import { type ActionInput, log, parseReason } from "./log";

/** Removes a comment; its words stay in the history, for curators. Returns the id of its entry in the log. @throws Denied */
export async function removeComment(actor: Member | null, { id, seen, reason: why }: ActionInput): Promise<bigint> {
  authorise(actor, "comment.remove");
  const reason = parseReason(why, true);
  return transaction(async (tx) => {
    await authoriseWithin(tx, actor, "comment.remove");
    await lockComment(tx, id);
    const comment = await tx.comment.findUniqueOrThrow({ where: { id }, include: { member: true } });
    if (comment.deletedAt) throw denied("deleted");
    requireSeen(seen, seenComment(comment));
    const version = await tx.commentVersion.create({ data: { commentId: id, body: comment.body } });
    const reports = await tx.report.findMany({ where: { commentId: id, state: "open" }, select: { id: true } });
    await tx.comment.update({ where: { id }, data: { body: "", deletedAt: new Date(), deletedBy: "curator" } });
    await tx.report.updateMany({ where: { commentId: id, state: "open" }, data: { state: "closed" } });
    const details = { paperId: comment.paperId, by: comment.member?.username ?? null, body: comment.body };
    const before = { version: String(version.id), reports: reports.map((report) => report.id) };
    const entry = await log(tx, actor, { action: "comment.remove", commentId: id, reason, details, before });
    await announce(tx, [comment.paperId], { removed: true });
    return entry;
  });
}
