import { authorise } from "../accounts/authorise";
import type { Member } from "../accounts/member";
import { announce } from "../db/announce";
import { db } from "../db/client";
import { isTaken } from "../db/taken";
import { Denied } from "../denied";
import { DAY, withinLimit } from "../limits";
import { addressOwns, orcidOwns } from "./evidence";

export type ClaimState = "confirmed" | "pending";

/**
 * Says that a member is one of a paper's authors. Their ORCID iD or proven address confirms it at once where it matches;
 * otherwise a curator decides.
 * @param author the name, as the paper has it
 * @throws Denied
 */
export async function claimAuthorship(actor: Member | null, paperId: string, author: string): Promise<ClaimState> {
  authorise(actor, "claim");
  if (!(await withinLimit("claim", 20, actor.id, DAY))) throw new Denied("often");
  const paper = await db().paper.findUnique({ where: { id: paperId, hidden: false } });
  if (!paper) throw new Denied("gone");
  if (!paper.authors.includes(author)) throw new Denied("author");
  if ((await db().claim.count({ where: { paperId, author, state: "confirmed" } })) > 0) throw new Denied("claimed");
  const evidence = await evidenceFor(actor, paper, author);
  const state: ClaimState = evidence ? "confirmed" : "pending";
  try {
    const data = { author, state, evidence, decidedAt: evidence ? new Date() : null };
    // A claim that a curator refused can be made again, with better evidence or another name; a confirmed one stays.
    const again = await db().claim.updateMany({ where: { paperId, memberId: actor.id, NOT: { state: "confirmed" } }, data });
    if (again.count === 0) await db().claim.create({ data: { ...data, paperId, memberId: actor.id } });
  } catch (error) {
    if (isTaken(error)) throw new Denied("claimed");
    throw error;
  }
  if (evidence) await announce(db());
  return state;
}

async function evidenceFor(
  actor: Member,
  paper: { id: string; abstract: string; comment: string | null },
  author: string,
): Promise<"e-mail" | "ORCID" | null> {
  if (addressOwns(actor, paper, author)) return "e-mail";
  const orcid = await db().account.findFirst({ where: { userId: actor.id, providerId: "orcid" } });
  const matches = orcid && (await orcidOwns({ id: orcid.accountId, holder: orcid.holder }, paper.id, author));
  return matches ? "ORCID" : null;
}

/** A member's own claim on a paper, whatever became of it. */
export async function claimOf(member: Member, paperId: string): Promise<{ author: string; state: string } | null> {
  return db().claim.findUnique({
    where: { paperId_memberId: { paperId, memberId: member.id } },
    select: { author: true, state: true },
  });
}
