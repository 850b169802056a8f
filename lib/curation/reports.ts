import { authorise } from "../accounts/authorise";
import type { Member } from "../accounts/member";
import { db } from "../db/client";
import { transaction } from "../db/transaction";
import { Denied } from "../denied";
import { DAY, withinLimit } from "../limits";
import { log, parseReason } from "./log";

/** What a report is about. */
export type Subject = { paperId: string } | { commentId: string };

/** Brings a paper or a comment before the curators. Who reports the same again before it was looked at adds nothing. @throws Denied */
export async function report(actor: Member | null, subject: Subject, why: string | undefined): Promise<void> {
  authorise(actor, "report");
  const reason = parseReason(why, true) as string;
  if (!(await withinLimit("report", 20, actor.id, DAY))) throw new Denied("often");
  const there =
    "paperId" in subject
      ? await db().paper.count({ where: { id: subject.paperId, hidden: false } })
      : await db().comment.count({ where: { id: subject.commentId, deletedAt: null } });
  if (there === 0) throw new Denied("gone");
  await db().report.createMany({ data: [{ ...subject, memberId: actor.id, reason }], skipDuplicates: true });
}

/** Puts a report away that was looked at. @throws Denied */
export async function closeReport(actor: Member | null, { id, reason: why }: { id: string; reason?: string }): Promise<void> {
  authorise(actor, "report.close");
  const reason = parseReason(why, false);
  await transaction(async (tx) => {
    const found = await tx.report.findUnique({ where: { id } });
    if (!found) throw new Denied("gone");
    const closed = await tx.report.updateMany({ where: { id, state: "open" }, data: { state: "closed" } });
    if (closed.count === 0) throw new Denied("decided");
    const subject = found.paperId ? `paper ${found.paperId}` : `comment ${found.commentId}`;
    await log(tx, actor, { action: "report.close", subject, reason, details: { report: found.reason } });
  });
}
