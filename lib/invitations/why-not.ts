import type { Tx } from "../db/transaction";
import { suppressedAmong } from "../mail/suppression";
import type { WhyNot } from "./answer";

/** Invitations of the site in 24 hours. */
export const INVITATIONS_A_DAY = 1000;
const DAY_MS = 86_400_000;

const byState = (state: string): WhyNot => (state === "suppressed" || state === "unsubscribed" ? state : "subscribed");

/**
 * Why some of these addresses are not to be invited, by their keys: they take no mail, decided for themselves, or were invited before
 * and the invitation neither has expired unconfirmed nor was taken back.
 */
export async function whyNotInvited(addressKeys: string[], now: Date, tx: Tx): Promise<Map<string, WhyNot>> {
  const among = { in: addressKeys };
  const asked = { revokedAt: null, OR: [{ NOT: { confirmedAt: null } }, { expiresAt: { gt: now } }] };
  const invitations = await tx.invitation.findMany({ where: { addressKey: among, ...asked }, select: { addressKey: true } });
  const subscriptions = await tx.subscription.findMany({
    where: { reader: { addressKey: among } },
    select: { state: true, reader: { select: { addressKey: true } } },
  });
  const suppressed = await suppressedAmong(addressKeys, tx);
  // What is said last counts.
  return new Map<string, WhyNot>([
    ...invitations.map(({ addressKey }) => [addressKey, "invited"] as const),
    ...subscriptions.map(({ state, reader }) => [reader.addressKey, byState(state)] as const),
    ...[...suppressed].map((addressKey) => [addressKey, "suppressed"] as const),
  ]);
}

/** How many more may be invited today. */
export async function roomToday(now: Date, tx: Tx): Promise<number> {
  const since = new Date(now.getTime() - DAY_MS);
  return Math.max(0, INVITATIONS_A_DAY - (await tx.invitation.count({ where: { createdAt: { gt: since } } })));
}
