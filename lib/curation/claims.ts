import { authorise } from "../accounts/authorise";
import { authoriseWithin } from "../accounts/authorise-within";
import type { Member } from "../accounts/member";
import { denied as claimsDenied } from "../claims/denied";
import { recordRevocation } from "../claims/revocation";
import { announce } from "../db/announce";
import { lockPaper } from "../db/lock";
import { type Tx, transaction } from "../db/transaction";
import { plainText, withoutMarkup } from "../papers/latex";
import { requireSeen } from "../seen";
import { denied } from "./denied";
import { type ActionInput, type Decision, log, parseReason } from "./log";
import { seenClaim } from "./seen";
import { tell } from "./tell";

/** A claim, locked after its paper, on which no other claim is made or decided meanwhile. */
export async function lockClaim(tx: Tx, id: string) {
  for (;;) {
    const found = await tx.claim.findUnique({ where: { id }, select: { paperId: true } });
    if (!found) throw denied("gone");
    await lockPaper(tx, found.paperId);
    const claim = await tx.claim.findUnique({ where: { id }, include: { paper: true, member: true } });
    if (claim?.paperId === found.paperId) return claim; // or its paper was merged into another meanwhile
  }
}

/**
 * Takes a confirmed claim back, and tells its member why: the name is free again, and whatever being its author meant ends. Made
 * again, the claim waits for a curator, whatever its evidence.
 * @returns the id of its entry in the log
 * @throws Denied
 */
export async function revokeClaim(
  actor: Member | null,
  { id, seen, reason: why }: ActionInput,
  now = new Date(),
): Promise<bigint> {
  authorise(actor, "claim.revoke");
  const reason = parseReason(why, true);
  return transaction(async (tx) => {
    await authoriseWithin(tx, actor, "claim.revoke");
    const claim = await lockClaim(tx, id);
    const { paperId, author, memberId, evidence, paper } = claim;
    if (claim.state !== "confirmed") throw denied("decided");
    requireSeen(seen, seenClaim(claim));
    await tx.claim.update({ where: { id }, data: { state: "revoked", evidence: null, decidedAt: now } });
    await recordRevocation(tx, claim, now);
    const details = { author, memberId, evidence };
    const before = { id, evidence, decidedAt: claim.decidedAt?.toISOString() ?? null, revokedAt: now.toISOString() };
    const entry = await log(tx, actor, { action: "claim.revoke", paperId, reason, details, before });
    const words = `You are no longer shown as ${plainText(author)} on “${withoutMarkup(paper.title)}”: ${reason}`;
    await tell(memberId, "Your claim was revoked", words, `/papers/${paperId}`, tx);
    await announce(tx, [paperId]);
    return entry;
  });
}

/**
 * Confirms that a member is the author they say they are, or refuses it and tells them why.
 * @returns the id of its entry in the log
 * @throws Denied
 */
export async function decideClaim(
  actor: Member | null,
  { id, seen, approve, reason: why }: Decision,
  now = new Date(),
): Promise<bigint> {
  authorise(actor, "claim.decide");
  const reason = parseReason(why, !approve);
  return transaction(async (tx) => {
    await authoriseWithin(tx, actor, "claim.decide");
    const claim = await lockClaim(tx, id);
    const { paperId, author, memberId, paper } = claim;
    if (claim.state !== "pending") throw denied("decided");
    requireSeen(seen, seenClaim(claim));
    if (approve && (await tx.claim.count({ where: { paperId, author, state: "confirmed" } }))) throw claimsDenied("claimed");
    const data = { state: approve ? "confirmed" : "refused", evidence: approve ? "curator" : null, decidedAt: now };
    await tx.claim.update({ where: { id }, data });
    const details = { approve, author, memberId };
    const entry = await log(tx, actor, { action: "claim.decide", paperId, reason, details, before: { id } });
    const [subject, words] = approve
      ? ["Your claim is confirmed", `Your name on “${withoutMarkup(paper.title)}” leads to your profile now.`]
      : ["Your claim was not confirmed", `Your claim on “${withoutMarkup(paper.title)}” was not confirmed: ${reason}`];
    await tell(memberId, subject, words, `/papers/${paperId}`, tx);
    if (approve) await announce(tx, [paperId]);
    return entry;
  });
}
