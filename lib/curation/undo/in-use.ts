import type { Tx } from "../../db/transaction";

/**
 * Whether anything hangs on the paper of a submission, which is locked, that its approval did not make itself, and that would be lost
 * with it: what people wrote, claimed or chose, what was merged into it, other days, other submissions.
 */
export async function isInUse(tx: Tx, paperId: string, submission: { id: string; memberId: string }): Promise<boolean> {
  const any = { some: {} };
  const byOthers = { some: { OR: [{ memberId: null }, { memberId: { not: submission.memberId } }] } };
  const used = await tx.paper.count({
    where: {
      id: paperId,
      OR: [
        { upvoters: any },
        { discussion: any },
        { aliases: any },
        { claims: any },
        { revocations: any },
        { reports: any },
        { mutes: any },
        { removedFeatures: any },
        { features: byOthers },
        { submissions: { some: { id: { not: submission.id } } } },
      ],
    },
  });
  return used > 0 || (await tx.feature.count({ where: { paperId } })) > 1;
}
