import type { Member } from "@/lib/accounts/member";
import * as claims from "@/lib/curation/claims";
import * as comments from "@/lib/curation/comments";
import * as days from "@/lib/curation/days";
import * as merge from "@/lib/curation/merge";
import * as papers from "@/lib/curation/papers";
import * as people from "@/lib/curation/people";
import * as reports from "@/lib/curation/reports";
import { seenClaim, seenLinks, seenMerge, seenPaper, seenPerson, seenReport, seenSubmission } from "@/lib/curation/seen";
import * as submissions from "@/lib/curation/submissions";
import { db } from "@/lib/db/client";
import { seenComment } from "@/lib/seen";

// The decisions of curators who have just looked at what they decide on.

type Seeing<Decide extends (actor: Member | null, choice: never, now?: Date) => unknown> = Omit<Parameters<Decide>[1], "seen">;
type Actor = Member | null;

const orNothing = <Row>(row: Row | null, seen: (row: Row) => string) => (row ? seen(row) : "nothing is there");

export const look = {
  paper: async (id: string) => orNothing(await db().paper.findUnique({ where: { id } }), seenPaper),
  links: async (id: string) => orNothing(await db().paper.findUnique({ where: { id } }), seenLinks),
  claim: async (id: string) =>
    orNothing(await db().claim.findUnique({ where: { id }, include: { paper: true, member: true } }), seenClaim),
  comment: async (id: string) => orNothing(await db().comment.findUnique({ where: { id } }), seenComment),
  person: async (id: string) => orNothing(await db().member.findUnique({ where: { id } }), seenPerson),
  report: async (id: string) =>
    orNothing(await db().report.findUnique({ where: { id }, include: { paper: true, comment: true } }), seenReport),
  submission: async (id: string) =>
    orNothing(await db().submission.findUnique({ where: { id }, include: { member: true } }), seenSubmission),
  merge: async (id: string, into: string) => {
    const [duplicate, main] = await Promise.all([id, into].map((one) => db().paper.findUnique({ where: { id: one } })));
    return duplicate && main ? seenMerge(duplicate, main) : "nothing is there";
  },
};

export const featurePaper = async (actor: Actor, choice: Seeing<typeof days.featurePaper>, now?: Date) =>
  days.featurePaper(actor, { ...choice, seen: await look.paper(choice.paperId) }, now);
export const unfeaturePaper = async (actor: Actor, choice: Seeing<typeof days.unfeaturePaper>, now?: Date) =>
  days.unfeaturePaper(actor, { ...choice, seen: await look.paper(choice.paperId) }, now);
export const pinPaper = async (actor: Actor, choice: Seeing<typeof days.pinPaper>, now?: Date) =>
  days.pinPaper(actor, { ...choice, seen: await look.paper(choice.paperId) }, now);
export const hidePaper = async (actor: Actor, choice: Seeing<typeof papers.hidePaper>) =>
  papers.hidePaper(actor, { ...choice, seen: await look.paper(choice.paperId) });
export const editLinks = async (actor: Actor, choice: Seeing<typeof papers.editLinks>) =>
  papers.editLinks(actor, { ...choice, seen: await look.links(choice.paperId) });
export const mergePapers = async (actor: Actor, choice: Seeing<typeof merge.mergePapers>) =>
  merge.mergePapers(actor, { ...choice, seen: await look.merge(choice.paperId, choice.into) });
export const decideClaim = async (actor: Actor, choice: Seeing<typeof claims.decideClaim>) =>
  claims.decideClaim(actor, { ...choice, seen: await look.claim(choice.id) });
export const revokeClaim = async (actor: Actor, choice: Seeing<typeof claims.revokeClaim>) =>
  claims.revokeClaim(actor, { ...choice, seen: await look.claim(choice.id) });
export const decideSubmission = async (actor: Actor, choice: Seeing<typeof submissions.decideSubmission>, now?: Date) =>
  submissions.decideSubmission(actor, { ...choice, seen: await look.submission(choice.id) }, now);
export const removeComment = async (actor: Actor, choice: Seeing<typeof comments.removeComment>) =>
  comments.removeComment(actor, { ...choice, seen: await look.comment(choice.id) });
export const closeReport = async (actor: Actor, choice: Seeing<typeof reports.closeReport>) =>
  reports.closeReport(actor, { ...choice, seen: await look.report(choice.id) });

type Called<Choice> = Omit<Choice, "id"> & { username: string };
const idOf = async (username: string) =>
  (await db().member.findUnique({ where: { username: username.replace(/^@/, "") } }))?.id ?? crypto.randomUUID();

export async function blockPerson(actor: Actor, { username, ...choice }: Called<Seeing<typeof people.blockPerson>>) {
  const id = await idOf(username);
  return people.blockPerson(actor, { ...choice, id, seen: await look.person(id) });
}
export async function appoint(actor: Actor, { username, ...choice }: Called<Seeing<typeof people.appoint>>) {
  const id = await idOf(username);
  return people.appoint(actor, { ...choice, id, seen: await look.person(id) });
}
