import type { Tx } from "../db/transaction";
import { wasRevoked } from "./revocation";

// Of two claims of one member the later one of these is kept.
const STATES = ["refused", "revoked", "pending", "confirmed"];

/**
 * Moves the claims on a duplicate, and what was revoked there, to the paper that it becomes part of; both are locked. Nobody is
 * confirmed there for a name that another is confirmed for, nor by evidence where a curator had revoked it: a curator decides.
 * @returns the members whose confirmed claim is lost, since the paper has no such name
 */
export async function moveClaims(tx: Tx, paperId: string, into: string): Promise<string[]> {
  const { authors } = await tx.paper.findUniqueOrThrow({ where: { id: into }, select: { authors: true } });
  const there = await tx.claim.findMany({ where: { paperId: into } });
  const lost: string[] = [];
  for (const claim of await tx.claim.findMany({ where: { paperId } })) {
    const { id, author, memberId } = claim;
    const own = there.find((other) => other.memberId === memberId);
    if (!authors.includes(author)) {
      if (claim.state === "confirmed" && own?.state !== "confirmed") lost.push(memberId);
      continue;
    }
    const taken = there.some((other) => other.author === author && other.state === "confirmed");
    const doubted = claim.evidence !== "curator" && (await wasRevoked(tx, { paperId: into, author, memberId }));
    const undone = claim.state === "confirmed" && (taken || doubted);
    const state = undone ? "pending" : claim.state;
    if (own && STATES.indexOf(own.state) >= STATES.indexOf(state)) continue;
    if (own) await tx.claim.deleteMany({ where: { id: own.id } });
    const data = undone ? { state, evidence: null, decidedAt: null } : {};
    await tx.claim.updateMany({ where: { id }, data: { ...data, paperId: into } });
  }
  await tx.claimRevocation.updateMany({ where: { paperId }, data: { paperId: into } });
  return lost;
}
