import { authorise } from "../accounts/authorise";
import type { Member } from "../accounts/member";
import { announce } from "../db/announce";
import { db } from "../db/client";
import { isTaken } from "../db/taken";
import { transaction } from "../db/transaction";
import { Denied } from "../denied";
import { type Decision, log, parseReason } from "./log";
import { tell } from "./tell";

/** Confirms that a member is the author they say they are, or refuses it and tells them why. @throws Denied */
export async function decideClaim(
  actor: Member | null,
  { id, approve, reason: why }: Decision,
  now = new Date(),
): Promise<void> {
  authorise(actor, "claim.decide");
  const reason = parseReason(why, !approve);
  try {
    await transaction(async (tx) => {
      const data = { state: approve ? "confirmed" : "refused", evidence: approve ? "curator" : null, decidedAt: now };
      const settled = await tx.claim.updateMany({ where: { id, state: "pending" }, data });
      const claim = await tx.claim.findUnique({ where: { id }, include: { paper: { select: { title: true } } } });
      if (!claim) throw new Denied("gone");
      if (settled.count === 0) throw new Denied("decided");
      const { paperId, author, memberId } = claim;
      await log(tx, actor, {
        action: "claim.decide",
        subject: `paper ${paperId}`,
        reason,
        details: { approve, author, memberId },
      });
      const words = approve
        ? `Your name on “${claim.paper.title}” leads to your profile now.`
        : `Your claim on “${claim.paper.title}” was not confirmed: ${reason}`;
      await tell(
        memberId,
        approve ? "Your claim is confirmed" : "Your claim was not confirmed",
        words,
        `/papers/${paperId}`,
        tx,
      );
    });
  } catch (error) {
    if (isTaken(error)) throw new Denied("claimed");
    throw error;
  }
  await announce(db());
}
