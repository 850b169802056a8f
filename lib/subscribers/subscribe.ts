import { randomBytes } from "node:crypto";
import { db } from "../db/client";
import { siteSecret } from "../db/secret";
import { transaction } from "../db/transaction";
import type { Address } from "../mail/address";
import { queueLetter } from "../mail/letters";
import { linkToken } from "../mail/link-token";
import { hashOf } from "../mail/one-time";
import { isSuppressed } from "../mail/suppression";
import { Choices } from "./choices";
import { nextDue } from "./due";
import { alreadyLetter, confirmationLetter, moveLetter } from "./letters";
import { allowSubscriptionLetter } from "./limits";

const LIFE_MS = 48 * 3_600_000;

async function confirmable(address: string, rest: { choices?: Choices; subscriberId?: string }): Promise<string> {
  const token = randomBytes(32).toString("base64url");
  await db().confirmation.create({
    data: { tokenHash: hashOf(token), address, ...rest, expiresAt: new Date(Date.now() + LIFE_MS) },
  });
  return token;
}

/**
 * Takes a request for the digest. Whether the address is new, known or suppressed, nothing is returned that tells; only a letter
 * does, to whoever reads that address.
 * @param ip of the client; empty where it is not known
 * @throws Denied where too many letters to that address were asked for
 */
export async function requestSubscription({ address, key }: Address, choices: Choices, ip = ""): Promise<void> {
  await allowSubscriptionLetter(key, ip);
  if (await isSuppressed(key)) return;
  const known = await db().subscriber.findUnique({ where: { addressKey: key } });
  if (known && known.state !== "unsubscribed") {
    await queueLetter(await alreadyLetter(known.address, linkToken(await siteSecret(), "choices", known.id)), LIFE_MS);
  } else {
    await queueLetter(await confirmationLetter(address, await confirmable(address, { choices })), LIFE_MS);
  }
}

/** Asks a new address of a subscriber for its consent. As above, the answer never tells whether it is known. @throws Denied */
export async function requestMove(subscriberId: string, { address, key }: Address, ip = ""): Promise<void> {
  await allowSubscriptionLetter(key, ip);
  if (await isSuppressed(key)) return;
  if (await db().subscriber.findUnique({ where: { addressKey: key, NOT: { state: "unsubscribed" } } })) return;
  await queueLetter(await moveLetter(address, await confirmable(address, { subscriberId })), LIFE_MS);
}

export type ConfirmationState = "open" | "used" | "expired" | "unknown";

/** What a confirmation link is worth; looking at it changes nothing. */
export async function confirmationState(token: string): Promise<ConfirmationState> {
  const found = await db().confirmation.findUnique({ where: { tokenHash: hashOf(token) } });
  if (!found || (await isSuppressed(found.address.toLowerCase()))) return "unknown";
  if (found.usedAt) return "used";
  return found.expiresAt < new Date() ? "expired" : "open";
}

/**
 * Uses a confirmation link: the address is subscribed, or the subscription moves to it. Works once, also for two at once.
 * @returns the id of the subscriber, or what the link is worth instead
 */
export async function confirm(token: string, now = new Date()): Promise<{ id: string } | { problem: ConfirmationState }> {
  if ((await confirmationState(token)) === "unknown") return { problem: "unknown" };
  const id = await transaction(async (tx) => {
    const where = { tokenHash: hashOf(token), usedAt: null, expiresAt: { gte: now } };
    if ((await tx.confirmation.updateMany({ where, data: { usedAt: now } })).count === 0) return null;
    const {
      address,
      subscriberId,
      choices: chosen,
    } = await tx.confirmation.findUniqueOrThrow({ where: { tokenHash: hashOf(token) } });
    const addressKey = address.toLowerCase();
    if (subscriberId) {
      await tx.subscriber.deleteMany({ where: { addressKey, state: "unsubscribed", NOT: { id: subscriberId } } });
      // Somebody was faster and subscribed with that address: both subscriptions stay as they are.
      if (await tx.subscriber.findUnique({ where: { addressKey, NOT: { id: subscriberId } } })) return null;
      return (await tx.subscriber.update({ where: { id: subscriberId }, data: { address, addressKey, confirmedAt: now } })).id;
    }
    const choices = Choices.parse(chosen ?? {});
    const data = {
      ...choices,
      address,
      addressKey,
      state: "active",
      coveredThrough: null,
      nextDueAt: nextDue(choices, now),
      confirmedAt: now,
    };
    return (await tx.subscriber.upsert({ where: { addressKey }, create: data, update: data })).id;
  });
  return id ? { id } : { problem: await confirmationState(token) };
}
