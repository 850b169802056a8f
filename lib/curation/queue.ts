import { authorise } from "../accounts/authorise";
import type { Member } from "../accounts/member";
import { db } from "../db/client";
import { seenClaim, seenReport, seenSubmission } from "./seen";

const MOST = 100;
const who = { select: { id: true, username: true, name: true } };

/**
 * What waits for curators, the oldest first: submissions, claims and reports, at most 100 of each; `seen` is the digest that goes
 * along with a decision.
 * @throws Denied
 */
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
        comment: { select: { id: true, paperId: true, body: true, editedAt: true, member: who } },
      },
    }),
  ]);
  return {
    submissions: submissions.map((submission) => ({ ...submission, seen: seenSubmission(submission) })),
    claims: claims.map((claim) => ({ ...claim, seen: seenClaim(claim) })),
    reports: reports.map((report) => ({ ...report, seen: seenReport(report) })),
  };
}
