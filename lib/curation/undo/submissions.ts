import { z } from "zod";
import { lockOnePaper } from "../../db/lock";
import { denied } from "../denied";
import { tell } from "../tell";
import type { Undo } from "./undo";

const Decided = z.object({ id: z.string() });
const Details = z.object({ approve: z.boolean(), paperId: z.string().nullable() });

/** Puts a submission back before the curators, and tells its member. A paper that has got votes or comments by then stays. */
export const undoSubmission: Undo = async (tx, entry) => {
  const { id } = Decided.parse(entry.before);
  const { approve, paperId } = Details.parse(entry.details);
  if (paperId) {
    await lockOnePaper(tx, paperId);
    const used = await tx.paper.count({
      where: { id: paperId, OR: [{ upvoters: { some: {} } }, { discussion: { some: {} } }] },
    });
    if (used > 0) throw denied("used");
  }
  const { count } = await tx.submission.updateMany({
    where: { id, state: approve ? "approved" : "refused", paperId },
    data: { state: "queued", reason: null, paperId: null, decidedAt: null },
  });
  if (count === 0) throw denied("since");
  if (paperId) await tx.paper.delete({ where: { id: paperId } });
  const { memberId } = await tx.submission.findUniqueOrThrow({ where: { id }, select: { memberId: true } });
  const words = `The decision on “${entry.submission}” was taken back. A curator will review it again.`;
  await tell(memberId, "Your paper is being reviewed again", words, "/account", tx);
  return { papers: paperId ? [paperId] : [], removed: approve };
};
