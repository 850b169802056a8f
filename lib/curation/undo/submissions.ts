import { z } from "zod";
import { denied } from "../denied";
import { tell } from "../tell";
import { isInUse } from "./in-use";
import type { Undo } from "./undo";

const Decided = z.object({ id: z.string() });
const Details = z.object({ approve: z.boolean(), paperId: z.string().nullable() });

/** Puts a submission back before the curators, and tells its member. A paper on which anything hangs by then stays. */
export const undoSubmission: Undo = async (tx, entry) => {
  const { id } = Decided.parse(entry.before);
  const { approve, paperId } = Details.parse(entry.details);
  // FOR UPDATE, as one that goes: it waits also for those who only refer to a paper, so that what they write is seen.
  if (paperId && !(await tx.$executeRaw`SELECT FROM paper WHERE id = ${paperId} FOR UPDATE`)) throw denied("since");
  const { count } = await tx.submission.updateMany({
    where: { id, state: approve ? "approved" : "refused", paperId },
    data: { state: "queued", reason: null, paperId: null, decidedAt: null },
  });
  if (count === 0) throw denied("since");
  const { memberId } = await tx.submission.findUniqueOrThrow({ where: { id }, select: { memberId: true } });
  if (paperId) {
    if (await isInUse(tx, paperId, { id, memberId })) throw denied("used");
    await tx.paper.delete({ where: { id: paperId } });
  }
  const words = `The decision on “${entry.submission}” was taken back. A curator will review it again.`;
  await tell(memberId, "Your paper is being reviewed again", words, "/account", tx);
  return { papers: paperId ? [paperId] : [], removed: approve };
};
