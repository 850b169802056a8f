import { createHash } from "node:crypto";
import { db } from "../db/client";
import { type Tx, transaction } from "../db/transaction";
import { parseAddress } from "../mail/address";
import { addressHash, suppress } from "../mail/suppression";
import type { Kind } from "./status";

/** A bounce or complaint. `source` and `id` name it, so that the same one told twice counts once. */
export type MailEvent = {
  source: "ses" | "postmark" | "sendgrid" | "report" | "smtp";
  id: string;
  kind: Kind;
  address?: string;
  /** Of the message it is about, with its angle brackets. */
  messageId?: string;
};
/** What became of an event: its address is suppressed, it was counted, it was known already, or it is about no mail of ours. */
export type Recorded = "suppressed" | "noted" | "known" | "unmatched";

/** So many soft bounces within so many days suppress an address. */
export const SOFT_LIMIT = 5;
export const SOFT_DAYS = 30;

const UUID = "[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}";
// Whatever the domain: that of MAIL_FROM may have changed since.
const DIGEST_ID = new RegExp(`^\\s*<?(${UUID})\\.(${UUID})@`, "i");
const LETTER_ID = new RegExp(`^\\s*<?(${UUID})@`, "i");

/** The id of an event as it is kept: one that is long, or holds what PostgreSQL cannot, as a hash. */
function eventKey(id: string): string {
  return /^[!-~]{1,200}$/.test(id) ? id : createHash("sha256").update(id).digest("base64url");
}

/** To which address a message of ours went, or null where it is none or the address has changed since. */
async function addressOf(messageId: string): Promise<string | null> {
  const [, editionId, subscriptionId] = DIGEST_ID.exec(messageId) ?? [];
  if (editionId && subscriptionId) {
    const where = { editionId_subscriptionId: { editionId, subscriptionId } };
    const message = await db().message.findUnique({ where, include: { subscription: { include: { reader: true } } } });
    const reader = message?.subscription?.reader;
    const moved = message?.settledAt && reader && message.settledAt < reader.confirmedAt;
    return reader && !moved ? reader.addressKey : null;
  }
  const [, id] = LETTER_ID.exec(messageId) ?? [];
  const letter = id ? await db().message.findUnique({ where: { id } }) : null;
  return letter?.addressKey ?? null;
}

async function reasonFor(event: MailEvent, hash: string, on: Tx): Promise<string | null> {
  if (event.kind === "hard") return "hard bounce";
  if (event.kind === "complaint") return "complaint";
  const since = new Date(Date.now() - SOFT_DAYS * 86_400_000);
  const soft = await on.mailEvent.count({ where: { addressHash: hash, kind: "soft", createdAt: { gte: since } } });
  return soft >= SOFT_LIMIT ? `${soft} soft bounces in ${SOFT_DAYS} days` : null;
}

/**
 * Records an event, whole or not at all: a hard bounce or a complaint suppresses the address for good, so does the fifth soft
 * bounce in thirty days.
 * @param proven whether whoever tells it is known (a signature, the person who runs the site). Else anybody might have written
 *   it, and only the Message-ID, which nobody but the recipient and the servers on the way can know, is believed.
 */
export async function record(event: MailEvent, proven: boolean): Promise<Recorded> {
  const sentTo = event.messageId ? await addressOf(event.messageId) : null;
  const key = sentTo ?? (proven && event.address ? parseAddress(event.address)?.key : null);
  if (!key) return "unmatched";
  const hash = await addressHash(key);
  return transaction(async (tx) => {
    const data = [{ source: event.source, eventId: eventKey(event.id), addressHash: hash, kind: event.kind }];
    if ((await tx.mailEvent.createMany({ data, skipDuplicates: true })).count === 0) return "known";
    const reason = await reasonFor(event, hash, tx);
    if (!reason) return "noted";
    await suppress(key, reason, tx);
    return "suppressed";
  });
}
