import { db } from "../db/client";
import type { Invitation } from "../db/generated/client";
import { siteSecret } from "../db/secret";
import { type Tx, transaction } from "../db/transaction";
import { lockAddress } from "../mail/address-lock";
import { readLinkToken } from "../mail/link-token";
import { isSuppressed } from "../mail/suppression";
import { Choices } from "../subscribers/choices";
import { subscribe } from "../subscribers/confirm";
import { type State, stateOf, waitingAt } from "./state";

/** What the link of an invitation is worth: "suppressed" where no mail is sent to its address any more. */
export type LinkState = State | "suppressed" | "unknown";
/** What somebody is shown before they confirm. */
export type Opened = {
  address: string;
  /** Who invited; null where the account was deleted. */
  inviter: string | null;
  /** What they will get. */
  choices: Choices;
  /** Whether these are their own, since they subscribed by themselves meanwhile. */
  own: boolean;
};

const idOf = async (token: string) => readLinkToken(await siteSecret(), "invitation", token);

const subscriptionOf = (addressKey: string, on: Pick<Tx, "subscription">) =>
  on.subscription.findFirst({ where: { reader: { addressKey } } });

/** What is behind the link of an invitation; looking at it changes nothing. */
export async function openInvitation(token: string, now = new Date()): Promise<{ state: LinkState; opened: Opened | null }> {
  const id = await idOf(token);
  const found = id ? await db().invitation.findUnique({ where: { id }, include: { member: true } }) : null;
  if (!found) return { state: "unknown", opened: null };
  const own = await subscriptionOf(found.addressKey, db());
  const opened = {
    address: found.address,
    inviter: found.member?.name ?? null,
    choices: Choices.parse(own ?? found.choices),
    own: own !== null,
  };
  const state = stateOf(found, now);
  return { state: state === "waiting" && (await isSuppressed(found.addressKey)) ? "suppressed" : state, opened };
}

/** Who subscribed by themselves meanwhile keeps what they chose; who then unsubscribed gets that again. */
async function subscribeInvited(invitation: Invitation, now: Date, tx: Tx): Promise<string> {
  const own = await subscriptionOf(invitation.addressKey, tx);
  if (own && own.state !== "unsubscribed") return own.id;
  return subscribe(invitation, Choices.parse(own ?? invitation.choices), now, tx);
}

async function use(id: string, now: Date, tx: Tx): Promise<string | null> {
  const known = await tx.invitation.findUnique({ where: { id } });
  if (!known) return null;
  await lockAddress(known.addressKey, tx);
  if (await isSuppressed(known.addressKey, tx)) return null;
  // Their address may have become another before it was locked; then the link is there for the next click.
  const where = { id, addressKey: known.addressKey, ...waitingAt(now) };
  const [invitation] = await tx.invitation.updateManyAndReturn({ where, data: { confirmedAt: now } });
  return invitation ? subscribeInvited(invitation, now, tx) : null;
}

/**
 * Uses the link of an invitation: its address is subscribed with the choices made for it. Works once, also for two clicks at once.
 * @returns the id of the subscription, or what the link is worth instead
 */
export async function confirmInvitation(token: string, now = new Date()): Promise<{ id: string } | { problem: LinkState }> {
  const id = await idOf(token);
  const subscription = id && (await transaction((tx) => use(id, now, tx)));
  return subscription ? { id: subscription } : { problem: (await openInvitation(token, now)).state };
}
