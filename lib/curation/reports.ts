import { authorise } from "../accounts/authorise";
import { authoriseWithin } from "../accounts/authorise-within";
import type { Member } from "../accounts/member";
import { lockComment, lockShownPaper } from "../db/lock";
import { type Tx, transaction } from "../db/transaction";
import { DAY, withinLimit } from "../limits";
import { requireSeen } from "../seen";
import { denied } from "./denied";
import { type ActionInput, log, parseReason } from "./log";
import { seenReport } from "./seen";

/** What a report is about. */
export type Subject = { paperId: string } | { commentId: string };

async function lockSubject(tx: Tx, subject: Subject): Promise<Subject> {
  if ("paperId" in subject) return { paperId: (await lockShownPaper(tx, subject.paperId)).id };
  await lockComment(tx, subject.commentId);
  if (await tx.comment.count({ where: { id: subject.commentId, deletedAt: null } })) return subject;
  throw denied("gone");
}

/** Brings a paper or a comment before the curators. Who reports the same again before it was looked at adds nothing. @throws Denied */
export async function report(actor: Member | null, subject: Subject, why: string | undefined): Promise<void> {
  authorise(actor, "report");
  const reason = parseReason(why, true) as string;
  if (!(await withinLimit("report", 20, actor.id, DAY))) throw denied("often");
  await transaction(async (tx) => {
    await authoriseWithin(tx, actor, "report");
    const about = await lockSubject(tx, subject);
    await tx.report.createMany({ data: [{ ...about, memberId: actor.id, reason }], skipDuplicates: true });
  });
}

/** Puts a report away that was looked at. Returns the id of its entry in the log. @throws Denied */
export async function closeReport(actor: Member | null, { id, seen, reason: why }: ActionInput): Promise<bigint> {
  authorise(actor, "report.close");
  const reason = parseReason(why, false);
  return transaction(async (tx) => {
    await authoriseWithin(tx, actor, "report.close");
    await tx.$executeRaw`SELECT FROM report WHERE id = ${id}::uuid FOR UPDATE`;
    const found = await tx.report.findUnique({ where: { id }, include: { paper: true, comment: true } });
    if (!found) throw denied("gone");
    if (found.state !== "open") throw denied("decided");
    requireSeen(seen, seenReport(found));
    await tx.report.update({ where: { id }, data: { state: "closed" } });
    // Of the two a report has one: what it is about goes, and it with that.
    const about = found.paperId === null ? { commentId: found.commentId as string } : { paperId: found.paperId };
    return log(tx, actor, { action: "report.close", ...about, reason, details: { report: found.reason }, before: { id } });
  });
}
