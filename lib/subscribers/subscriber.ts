import { db } from "../db/client";
import type { Reader, Subscription } from "../db/generated/client";
import { siteSecret } from "../db/secret";
import { type Tx, transaction } from "../db/transaction";
import { type LinkPurpose, linkToken, readLinkToken } from "../mail/link-token";
import { holdBack } from "../mail/suppression";
import { Choices } from "./choices";
import { nextDue } from "./due";

/** A subscription with the address of its reader. */
export type Subscriber = Subscription & Pick<Reader, "address" | "addressKey">;

/** The subscriber of a signed link, or null where the link is none of ours or its subscriber is gone. */
export async function subscriberOf(purpose: LinkPurpose, token: string): Promise<Subscriber | null> {
  const id = readLinkToken(await siteSecret(), purpose, token);
  const found = id ? await db().subscription.findUnique({ where: { id }, include: { reader: true } }) : null;
  if (!found) return null;
  const { reader, ...subscription } = found;
  return { ...subscription, address: reader.address, addressKey: reader.addressKey };
}

/** The token of one subscriber's signed link. */
export async function tokenOf(purpose: LinkPurpose, id: string): Promise<string> {
  return linkToken(await siteSecret(), purpose, id);
}

/** The choices within a subscriber. */
export function choicesOf(subscriber: Subscriber): Choices {
  return Choices.parse(subscriber);
}

/** Locks a reader until the end of the transaction. Returns the address they have then; null where they are gone. */
export async function lockReader(id: string, tx: Tx): Promise<{ addressKey: string } | null> {
  const [row] = await tx.$queryRaw<{ addressKey: string }[]>`
    SELECT address_key AS "addressKey" FROM reader WHERE id = ${id}::uuid FOR UPDATE`;
  return row ?? null;
}

/** Saves other choices; the next digest follows them. */
export async function changeChoices(id: string, choices: Choices, now = new Date()): Promise<void> {
  await db().subscription.updateMany({ where: { id }, data: { ...choices, nextDueAt: nextDue(choices, now) } });
}

async function hold(id: string, state: "paused" | "unsubscribed"): Promise<void> {
  await transaction(async (tx) => {
    await tx.subscription.updateMany({ where: { id, state: { not: "suppressed" } }, data: { state } });
    await holdBack({ id }, state, tx);
  });
}

/** Ends the mail at once, what is queued included. */
export const unsubscribe = (id: string) => hold(id, "unsubscribed");
/** Stops the mail, what is queued included, until `resume`. */
export const pause = (id: string) => hold(id, "paused");

/** Goes on after a pause or an unsubscription, with the next digest; what appeared meanwhile is not made up for. */
export async function resume(subscriber: Subscriber, now = new Date()): Promise<void> {
  await db().subscription.updateMany({
    where: { id: subscriber.id, state: { in: ["paused", "unsubscribed"] } },
    data: { state: "active", coveredThrough: null, nextDueAt: nextDue(choicesOf(subscriber), now) },
  });
}

/** All that is kept about a subscriber, for them to take along. */
export async function exportData(id: string) {
  const { reader, messages, ...subscription } = await db().subscription.findUniqueOrThrow({
    where: { id },
    include: { reader: true, messages: { include: { edition: { select: { subject: true, firstDay: true, lastDay: true } } } } },
  });
  const where = { addressKey: reader.addressKey };
  const letters = await db().message.findMany({ where });
  const invitations = await db().invitation.findMany({ where, omit: { addressKey: true, memberId: true } });
  return {
    subscriber: { ...subscription, address: reader.address, confirmedAt: reader.confirmedAt },
    deliveries: messages,
    letters: letters.map(({ subject, state, createdAt }) => ({ subject, state, createdAt })),
    invitations,
  };
}

/** Forgets a subscriber. What remains, if they complained or bounced, is a hash that keeps them from being written to. */
export async function deleteData({ readerId }: Pick<Subscriber, "readerId">): Promise<void> {
  await transaction(async (tx) => {
    // Their address as it is now, which may be another than when they were looked up.
    const where = await lockReader(readerId, tx);
    if (!where) return;
    await tx.message.deleteMany({ where });
    await tx.confirmation.deleteMany({ where });
    await tx.invitation.deleteMany({ where });
    await tx.reader.delete({ where: { id: readerId } });
  });
}
