import { z } from "zod";
import { lockOnePaper } from "../../db/lock";
import { denied } from "../denied";
import { setHidden } from "../papers";
import type { Undo } from "./undo";

const Hidden = z.object({ hidden: z.boolean() });
const Links = z.object({
  codeUrl: z.string().nullable(),
  projectUrl: z.string().nullable(),
  codeStars: z.number().nullable(),
  linksCurated: z.boolean(),
});
const Details = z.object({ after: Links.pick({ codeUrl: true, projectUrl: true }) });

/** Shows a hidden paper again, on the days it was on, or hides one that was shown again. */
export const undoHide: Undo = async (tx, entry) => {
  const { hidden } = Hidden.parse(entry.before);
  const paper = await lockOnePaper(tx, entry.paperId ?? "");
  if (paper.hidden === hidden) throw denied("since");
  await setHidden(tx, paper.id, hidden);
  return { papers: [paper.id], removed: hidden };
};

/** Sets a paper's links as they were, and lets sources change them again where they could. */
export const undoLinks: Undo = async (tx, entry) => {
  const before = Links.parse(entry.before);
  const { after } = Details.parse(entry.details);
  const { id } = await lockOnePaper(tx, entry.paperId ?? "");
  const { count } = await tx.paper.updateMany({ where: { id, ...after, linksCurated: true }, data: before });
  if (count === 0) throw denied("since");
  return { papers: [id] };
};
