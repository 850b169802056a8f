import { authorise } from "../accounts/authorise";
import type { Member } from "../accounts/member";
import { db } from "../db/client";

const MOST = 100;
const who = { select: { username: true, name: true } };

/** What waits for curators, the oldest first: submissions, claims and reports, at most 100 of each. @throws Denied */
export async function readQueue(actor: Member | null) {
  authorise(actor, "queue.read");
  const oldest = { orderBy: { createdAt: "asc" as const }, take: MOST };
  const [submissions, claims, reports] = await Promise.all([
    db().submission.findMany({ where: { state: "queued" }, ...oldest, include: { member: who } }),
    db().claim.findMany({
      where: { state: "pending" },
      ...oldest,
      include: { member: who, paper: { select: { id: true, title: true, authors: true } } },
    }),
    db().report.findMany({
      where: { state: "open" },
      ...oldest,
      include: {
        member: who,
        paper: { select: { id: true, title: true } },
        comment: { select: { id: true, paperId: true, body: true, member: who } },
      },
    }),
  ]);
  return { submissions, claims, reports };
}

/** A paper as curators see it, hidden or not, with its days and the members who are its authors. @throws Denied */
export async function readPaper(actor: Member | null, id: string) {
  authorise(actor, "queue.read");
  return db().paper.findUnique({
    where: { id },
    include: {
      features: { orderBy: { day: "desc" } },
      removedFeatures: { orderBy: { day: "desc" } },
      aliases: true,
      claims: { where: { state: "confirmed" }, orderBy: { author: "asc" }, include: { member: who } },
    },
    omit: { trending: true },
  });
}
