import { authorise } from "../accounts/authorise";
import type { Member } from "../accounts/member";
import { db } from "../db/client";
import { mergedInto } from "../papers/paper";
import { seenClaim, seenLinks, seenMerge, seenPaper, seenPerson } from "./seen";

// What curators look at before they decide on it; `seen` is the digest that goes along with a decision.

const titled = { select: { id: true, title: true } };

/** A paper as curators see it, hidden or not, with its days and the members who are its authors. @throws Denied */
export async function readPaper(actor: Member | null, id: string) {
  authorise(actor, "queue.read");
  const paper = await db().paper.findUnique({
    where: { id },
    include: {
      features: { orderBy: { day: "desc" } },
      removedFeatures: { orderBy: { day: "desc" } },
      aliases: true,
      claims: {
        where: { state: "confirmed" },
        orderBy: { author: "asc" },
        include: { paper: titled, member: { select: { id: true, username: true, name: true } } },
      },
    },
    omit: { trending: true },
  });
  if (!paper) return null;
  const claims = paper.claims.map((claim) => ({ ...claim, seen: seenClaim(claim) }));
  return { ...paper, claims, seen: seenPaper(paper), seenLinks: seenLinks(paper) };
}

/** The paper that another is about to be merged into; null where there is no such other paper. @throws Denied */
export async function readMerge(actor: Member | null, duplicate: { id: string; title: string }, into: string) {
  authorise(actor, "merge");
  const main = await db().paper.findUnique({
    where: { id: (await mergedInto(into)) ?? into },
    include: { features: { orderBy: { day: "desc" } } },
    omit: { trending: true },
  });
  return main && main.id !== duplicate.id ? { ...main, seen: seenMerge(duplicate, main) } : null;
}

/** A member as curators see them, blocked or not; null where there is none. @throws Denied */
export async function readPerson(actor: Member | null, username: string) {
  authorise(actor, "block");
  const person = await db().member.findUnique({
    where: { username: username.trim().toLowerCase().replace(/^@/, "") },
    select: { id: true, username: true, name: true, role: true, blockedAt: true, createdAt: true },
  });
  return person && { ...person, seen: seenPerson(person) };
}
