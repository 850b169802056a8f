import { z } from "zod";
import { lockComment } from "../../db/lock";
import { denied } from "../denied";
import type { Undo } from "./undo";

const Removed = z.object({ version: z.string(), reports: z.array(z.string()) });

/** Gives a removed comment its words back, and opens the reports again that its removal closed. */
export const undoRemove: Undo = async (tx, entry) => {
  const { version, reports } = Removed.parse(entry.before);
  const id = entry.commentId ?? "";
  const paper = await lockComment(tx, id);
  const words = await tx.commentVersion.findUnique({ where: { id: BigInt(version) } });
  const { count } = await tx.comment.updateMany({
    where: { id, deletedBy: "curator" },
    data: { body: words?.body ?? "", deletedAt: null, deletedBy: null },
  });
  if (count === 0 || !words) throw denied("since");
  await tx.commentVersion.delete({ where: { id: words.id } });
  await tx.report.updateMany({ where: { id: { in: reports } }, data: { state: "open" } });
  return { papers: [paper.id] };
};
