import { randomBytes } from "node:crypto";
import { db } from "../db/client";
import type { Tx } from "../db/transaction";
import { hashOf } from "../mail/one-time";

/** Seconds for which a sign-in link works. */
export const LINK_SECONDS = 30 * 60;

/** Makes a link for an address, in a transaction. Returns its token, of which only the hash is kept. */
export async function makeLink(addressKey: string, tx: Tx): Promise<string> {
  await tx.signInLink.deleteMany({ where: { expiresAt: { lt: new Date() } } });
  const token = randomBytes(24).toString("hex");
  const expiresAt = new Date(Date.now() + LINK_SECONDS * 1000);
  await tx.signInLink.create({ data: { tokenHash: hashOf(token), addressKey, expiresAt } });
  return token;
}

const found = (token: string) =>
  db().signInLink.findUnique({ where: { tokenHash: hashOf(token), expiresAt: { gt: new Date() } } });

/** What a sign-in link is worth: whom it signs in, or null where it was used, has ended, or never was. Looking changes nothing. */
export async function linkState(token: string): Promise<{ address: string; isNew: boolean } | null> {
  const link = await found(token);
  if (!link || link.usedAt) return null;
  return { address: link.addressKey, isNew: (await db().member.count({ where: { email: link.addressKey } })) === 0 };
}

/** The address that a used link has signed in, as long as the link would have worked; else null. */
export async function usedFor(token: string): Promise<string | null> {
  const link = await found(token);
  return link?.usedAt ? link.addressKey : null;
}

/** Locks a link until the end of the transaction, so that whoever else uses it waits, and then sees what became of it. */
export async function lockLink(token: string, tx: Tx) {
  const tokenHash = hashOf(token);
  await tx.$executeRaw`SELECT FROM sign_in_link WHERE token_hash = ${tokenHash} FOR UPDATE`;
  return tx.signInLink.findUnique({ where: { tokenHash, expiresAt: { gt: new Date() } }, include: { session: true } });
}
