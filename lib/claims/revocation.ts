import type { Tx } from "../db/transaction";
import { familyName } from "./names";

type Claimed = { paperId: string; author: string; memberId: string };

/** Keeps that a claim was revoked, whatever becomes of the claim or of its member's account. */
export async function recordRevocation(tx: Tx, { paperId, author, memberId }: Claimed, revokedAt: Date): Promise<void> {
  await tx.claimRevocation.create({ data: { paperId, author, memberId, revokedAt } });
}

/**
 * Whether a claim was revoked on this paper that was the same member's, or on an author with the same family name: sources
 * spell out or correct names, and somebody who deletes their account can come back with another.
 */
export async function wasRevoked(tx: Tx, { paperId, author, memberId }: Claimed): Promise<boolean> {
  const revocations = await tx.claimRevocation.findMany({ where: { paperId } });
  return revocations.some((one) => one.memberId === memberId || familyName(one.author) === familyName(author));
}
