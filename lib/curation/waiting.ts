import { authorise } from "../accounts/authorise";
import type { Member } from "../accounts/member";
import { db } from "../db/client";

/** How much of each kind waits for curators. */
export type Waiting = { submissions: number; claims: number; reports: number };

/** Counts what waits for curators, each kind from an index that holds nothing else. @throws Denied */
export async function countWaiting(actor: Member | null): Promise<Waiting> {
  authorise(actor, "queue.read");
  const [submissions, claims, reports] = await Promise.all([
    db().submission.count({ where: { state: "queued" } }),
    db().claim.count({ where: { state: "pending" } }),
    db().report.count({ where: { state: "open" } }),
  ]);
  return { submissions, claims, reports };
}

/** How much waits in all. */
export const allWaiting = ({ submissions, claims, reports }: Waiting): number => submissions + claims + reports;
