import { db } from "../db/client";
import type { Confirmation } from "../db/generated/client";
import { type Tx, transaction } from "../db/transaction";
import { lockAddress } from "../mail/address-lock";
import { hashOf } from "../mail/one-time";
import { isSuppressed } from "../mail/suppression";
import { Choices } from "./choices";
import { nextDue } from "./due";
import { lockReader } from "./subscriber";

/** "taken" where a subscription shall move to an address that has one of its own meanwhile. */
export type ConfirmationState = "open" | "used" | "expired" | "taken" | "unknown";

const found = (token: string, on: Pick<Tx, "confirmation">) =>
  on.confirmation.findUnique({ where: { tokenHash: hashOf(token) } });

async function isTaken({ addressKey, readerId }: Confirmation, on: Pick<Tx, "subscription">): Promise<boolean> {
  if (!readerId) return false;
  const others = { reader: { addressKey }, NOT: [{ readerId }, { state: "unsubscribed" }] };
  return (await on.subscription.count({ where: others })) > 0;
}

/** What a confirmation link is worth; looking at it changes nothing. */
export async function confirmationState(token: string): Promise<ConfirmationState> {
  const confirmation = await found(token, db());
  if (!confirmation || (await isSuppressed(confirmation.addressKey))) return "unknown";
  if (confirmation.usedAt) return "used";
  if (confirmation.expiresAt < new Date()) return "expired";
  return (await isTaken(confirmation, db())) ? "taken" : "open";
}

/** What a confirmation link is about: the address, and whether a subscription moves to it; null where there is no such link. */
export async function confirmationSubject(token: string): Promise<{ address: string; isMove: boolean } | null> {
  const confirmation = await found(token, db());
  return confirmation && { address: confirmation.address, isMove: confirmation.readerId !== null };
}

const startingNow = (choices: Choices, now: Date) => ({
  state: "active",
  coveredThrough: null,
  nextDueAt: nextDue(choices, now),
});

/** Who confirms wants mail, so what had ended at the old address, also by bounces, goes on at the new one; a pause stays one. */
async function move({ address, addressKey }: Confirmation, readerId: string, now: Date, tx: Tx): Promise<string> {
  await tx.reader.deleteMany({ where: { addressKey, subscription: { state: "unsubscribed" }, NOT: { id: readerId } } });
  const { reader, ...subscription } = await tx.subscription.findUniqueOrThrow({
    where: { readerId },
    include: { reader: true },
  });
  const { id, state, ...choices } = subscription;
  await tx.invitation.updateMany({ where: { addressKey: reader.addressKey }, data: { address, addressKey } });
  await tx.reader.update({ where: { id: readerId }, data: { address, addressKey, confirmedAt: now } });
  if (state === "suppressed" || state === "unsubscribed")
    await tx.subscription.update({ where: { id }, data: startingNow(Choices.parse(choices), now) });
  return id;
}

/**
 * Subscribes an address, whose lock is held, with these choices from now on. Returns the id of the subscription.
 * @param now when its reader confirmed it
 */
export async function subscribe(
  { address, addressKey }: Pick<Confirmation, "address" | "addressKey">,
  choices: Choices,
  now: Date,
  tx: Tx,
): Promise<string> {
  const of = { address, addressKey, confirmedAt: now };
  const { id: readerId } = await tx.reader.upsert({ where: { addressKey }, create: of, update: of });
  const data = { ...choices, ...startingNow(choices, now) };
  return (await tx.subscription.upsert({ where: { readerId }, create: { ...data, readerId }, update: data })).id;
}

/** Decides on a link under the locks of its address and its reader; null where it is not worth anything, and stays as it is. */
async function use(token: string, now: Date, tx: Tx): Promise<string | null> {
  const known = await found(token, tx);
  if (!known) return null;
  await lockAddress(known.addressKey, tx);
  if (known.readerId && !(await lockReader(known.readerId, tx))) return null;
  if ((await isSuppressed(known.addressKey, tx)) || (await isTaken(known, tx))) return null;
  const where = { tokenHash: known.tokenHash, usedAt: null, expiresAt: { gte: now } };
  if ((await tx.confirmation.updateMany({ where, data: { usedAt: now } })).count === 0) return null;
  return known.readerId ? move(known, known.readerId, now, tx) : subscribe(known, Choices.parse(known.choices ?? {}), now, tx);
}

/**
 * Uses a confirmation link: the address is subscribed, or the subscription moves to it. Works once, also for two at once; of several
 * links that move subscriptions to one address, the first does.
 * @returns the id of the subscription, or what the link is worth instead
 */
export async function confirm(token: string, now = new Date()): Promise<{ id: string } | { problem: ConfirmationState }> {
  const id = await transaction((tx) => use(token, now, tx));
  return id ? { id } : { problem: await confirmationState(token) };
}
