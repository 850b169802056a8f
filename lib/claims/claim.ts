import { authorise } from "../accounts/authorise";
import { authoriseWithin } from "../accounts/authorise-within";
import type { Member } from "../accounts/member";
import { announce } from "../db/announce";
import { db } from "../db/client";
import { lockOnePaper } from "../db/lock";
import { transaction } from "../db/transaction";
import { DAY, withinLimit } from "../limits";
import { denied } from "./denied";
import { addressOwns, orcidOwns } from "./evidence";
import { wasRevoked } from "./revocation";

export type ClaimState = "confirmed" | "pending";

/**
 * Says that a member is one of a paper's authors. Their ORCID iD or proven address confirms it at once where it matches;
 * otherwise a curator decides.
 * @param author the name, as the paper has it
 * @throws Denied
 */
export async function claimAuthorship(actor: Member | null, paperId: string, author: string): Promise<ClaimState> {
  authorise(actor, "claim");
  if (!(await withinLimit("claim", 20, actor.id, DAY))) throw denied("often");
  const paper = await db().paper.findUnique({ where: { id: paperId, hidden: false } });
  if (!paper) throw denied("gone");
  if (!paper.authors.includes(author)) throw denied("author");
  const evidence = await evidenceFor(actor, paper, author); // asks arXiv, perhaps, so before anything is locked
  return transaction(async (tx) => {
    await authoriseWithin(tx, actor, "claim");
    // All claims on a paper are made and decided one after the other.
    if ((await lockOnePaper(tx, paperId)).hidden) throw denied("gone");
    const claims = await tx.claim.findMany({ where: { paperId } });
    if (claims.some((claim) => claim.author === author && claim.state === "confirmed")) throw denied("claimed");
    const own = claims.find(({ memberId }) => memberId === actor.id);
    if (own?.state === "confirmed") throw denied("claimed");
    const now = await tx.paper.findUniqueOrThrow({ where: { id: paperId } });
    if (!now.authors.includes(author)) throw denied("author");
    // One that a curator refused can be made again, with better evidence or another name; where one was revoked, a curator decides.
    const proven = (await wasRevoked(tx, { paperId, author, memberId: actor.id })) ? null : evidence;
    const data = { author, state: proven ? "confirmed" : "pending", evidence: proven, decidedAt: proven ? new Date() : null };
    if (own) await tx.claim.update({ where: { id: own.id }, data });
    else await tx.claim.create({ data: { ...data, paperId, memberId: actor.id } });
    if (proven) await announce(tx, [paperId]);
    return data.state as ClaimState;
  });
}

async function evidenceFor(
  actor: Member,
  paper: { id: string; authors: string[]; abstract: string; comment: string | null; url: string | null },
  author: string,
): Promise<"e-mail" | "ORCID" | null> {
  if (addressOwns(actor, paper, author)) return "e-mail";
  const orcid = await db().account.findFirst({ where: { userId: actor.id, providerId: "orcid" } });
  const matches = orcid && (await orcidOwns({ id: orcid.accountId, holder: orcid.holder }, paper, author));
  return matches ? "ORCID" : null;
}

/** A member's own claim on a paper, whatever became of it. */
export async function claimOf(member: Member, paperId: string): Promise<{ author: string; state: string } | null> {
  return db().claim.findUnique({
    where: { paperId_memberId: { paperId, memberId: member.id } },
    select: { author: true, state: true },
  });
}
