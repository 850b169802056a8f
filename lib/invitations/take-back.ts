import { authorise } from "../accounts/authorise";
import { authoriseWithin } from "../accounts/authorise-within";
import type { Member } from "../accounts/member";
import { log } from "../curation/log";
import { transaction } from "../db/transaction";
import { denied } from "./denied";
import { waitingAt } from "./state";

/**
 * Takes back an invitation that waits: its link ends, and its letter, if it is still in the queue, is not sent.
 * @returns the id of its entry in the log
 * @throws Denied where it waits no longer
 */
export async function takeBack(actor: Member | null, id: string, now = new Date()): Promise<bigint> {
  authorise(actor, "invitations.revoke");
  return transaction(async (tx) => {
    await authoriseWithin(tx, actor, "invitations.revoke");
    const { count } = await tx.invitation.updateMany({ where: { id, ...waitingAt(now) }, data: { revokedAt: now } });
    if (count === 0) throw denied("answered");
    return log(tx, actor, { action: "invitations.revoke", reason: null });
  });
}
