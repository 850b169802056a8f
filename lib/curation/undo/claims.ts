import { z } from "zod";
import { withoutMarkup } from "../../papers/latex";
import { lockClaim } from "../claims";
import { denied } from "../denied";
import { tell } from "../tell";
import type { Undo } from "./undo";

const Decided = z.object({ id: z.string() });
const Approved = z.object({ approve: z.boolean() });
const Revoked = z.object({
  id: z.string(),
  evidence: z.string().nullable(),
  decidedAt: z.coerce.date().nullable(),
  revokedAt: z.coerce.date(),
});

/** Puts a decided claim back before the curators, and tells its member. */
export const undoDecision: Undo = async (tx, entry) => {
  const { id } = Decided.parse(entry.before);
  const { approve } = Approved.parse(entry.details);
  const { paperId, memberId, state, paper } = await lockClaim(tx, id);
  if (state !== (approve ? "confirmed" : "refused")) throw denied("since");
  await tx.claim.update({ where: { id }, data: { state: "pending", evidence: null, decidedAt: null } });
  const words = `The decision on your claim on “${withoutMarkup(paper.title)}” was taken back. A curator will review it again.`;
  await tell(memberId, "Your claim is being reviewed again", words, `/papers/${paperId}`, tx);
  return { papers: approve ? [paperId] : [] };
};

/** Confirms a revoked claim again as it was, unless another has the name by now; and tells its member. */
export const undoRevocation: Undo = async (tx, entry) => {
  const { id, evidence, decidedAt, revokedAt } = Revoked.parse(entry.before);
  const { paperId, memberId, author, state, paper } = await lockClaim(tx, id);
  const taken = await tx.claim.count({ where: { paperId, author, state: "confirmed" } });
  if (state !== "revoked" || taken > 0) throw denied("since");
  await tx.claim.update({ where: { id }, data: { state: "confirmed", evidence, decidedAt } });
  await tx.claimRevocation.deleteMany({ where: { paperId, memberId, author, revokedAt } });
  const words = `Your claim on “${withoutMarkup(paper.title)}” is confirmed again: it was revoked by mistake.`;
  await tell(memberId, "Your claim is confirmed again", words, `/papers/${paperId}`, tx);
  return { papers: [paperId] };
};
