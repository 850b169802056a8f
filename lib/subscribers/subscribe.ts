import { randomBytes } from "node:crypto";
import { db } from "../db/client";
import { siteSecret } from "../db/secret";
import { type Tx, transaction } from "../db/transaction";
import type { Address } from "../mail/address";
import { queueLetter } from "../mail/letters";
import { linkToken } from "../mail/link-token";
import { hashOf } from "../mail/one-time";
import { isSuppressed } from "../mail/suppression";
import type { Choices } from "./choices";
import { alreadyLetter, confirmationLetter, moveLetter } from "./letters";
import { allowSubscriptionLetter } from "./limits";
import { lockReader } from "./subscriber";

const LIFE_MS = 48 * 3_600_000;

type Purpose = { choices: Choices } | { readerId: string };

const subscriptionOf = (addressKey: string) =>
  db().subscription.findFirst({ where: { reader: { addressKey } }, include: { reader: true } });

async function confirmable({ address, key }: Address, purpose: Purpose, on: Pick<Tx, "confirmation">): Promise<string> {
  const token = randomBytes(32).toString("base64url");
  const expiresAt = new Date(Date.now() + LIFE_MS);
  await on.confirmation.create({ data: { tokenHash: hashOf(token), address, addressKey: key, ...purpose, expiresAt } });
  return token;
}

/**
 * Takes a request for the digest. Whether the address is new, known or suppressed, nothing is returned that tells; only a letter
 * does, to whoever reads that address.
 * @param ip of the client; empty where it is not known
 * @throws Denied where too many letters to that address were asked for
 */
export async function requestSubscription(address: Address, choices: Choices, ip = ""): Promise<void> {
  await allowSubscriptionLetter(address.key, ip);
  if (await isSuppressed(address.key)) return;
  const known = await subscriptionOf(address.key);
  if (known && known.state !== "unsubscribed") {
    await queueLetter(await alreadyLetter(known.reader.address, linkToken(await siteSecret(), "choices", known.id)), LIFE_MS);
  } else {
    await queueLetter(await confirmationLetter(address.address, await confirmable(address, { choices }, db())), LIFE_MS);
  }
}

/** Asks a new address of a reader for its consent. As above, the answer never tells whether it is known. @throws Denied */
export async function requestMove(readerId: string, address: Address, ip = ""): Promise<void> {
  await allowSubscriptionLetter(address.key, ip);
  if (await isSuppressed(address.key)) return;
  const known = await subscriptionOf(address.key);
  if (known && known.state !== "unsubscribed") return;
  const token = await transaction(async (tx) =>
    (await lockReader(readerId, tx)) ? confirmable(address, { readerId }, tx) : null,
  );
  if (token) await queueLetter(await moveLetter(address.address, token), LIFE_MS);
}
