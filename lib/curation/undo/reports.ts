import { z } from "zod";
import { denied } from "../denied";
import type { Undo } from "./undo";

const Closed = z.object({ id: z.string() });

/** Opens a report again, unless its member has reported the same again since. */
export const undoClose: Undo = async (tx, entry) => {
  const { id } = Closed.parse(entry.before);
  await tx.$executeRaw`SELECT FROM report WHERE id = ${id}::uuid FOR UPDATE`;
  const report = await tx.report.findUnique({ where: { id } });
  if (report?.state !== "closed") throw denied("since");
  const { memberId, paperId, commentId } = report;
  if (await tx.report.count({ where: { memberId, paperId, commentId, state: "open" } })) throw denied("since");
  await tx.report.update({ where: { id }, data: { state: "open" } });
  return { papers: [] };
};
