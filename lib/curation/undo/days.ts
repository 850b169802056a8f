import { z } from "zod";
import { lockOnePaper } from "../../db/lock";
import { dateOf } from "../../papers/day";
import { removeFromDays, returnToDay } from "../../papers/removed-features";
import { denied } from "../denied";
import type { Undo } from "./undo";

const Featured = z.object({
  day: z.string(),
  removed: z.object({ pinned: z.boolean(), memberId: z.string().nullable() }).nullable(),
});
const Day = z.object({ day: z.string() });
const Pinned = z.object({ day: z.string(), pinned: z.boolean() });

/** Takes a paper off the day again; where it had been taken off before, no source puts it back. */
export const undoFeature: Undo = async (tx, entry) => {
  const { day, removed } = Featured.parse(entry.before);
  const { id: paperId } = await lockOnePaper(tx, entry.paperId ?? "");
  const place = { paperId, day: dateOf(day) };
  const count = removed
    ? await removeFromDays(tx, paperId, { hidden: false, day })
    : (await tx.feature.deleteMany({ where: place })).count;
  if (count === 0) throw denied("since");
  if (removed) await tx.removedFeature.updateMany({ where: place, data: removed });
  return { papers: [paperId] };
};

/** Puts a paper back on the day, as it was there. */
export const undoUnfeature: Undo = async (tx, entry) => {
  const { day } = Day.parse(entry.before);
  const { id: paperId, hidden } = await lockOnePaper(tx, entry.paperId ?? "");
  if (hidden || !(await returnToDay(tx, paperId, day))) throw denied("since");
  return { papers: [paperId] };
};

/** Pins, or unpins, a paper as it was. */
export const undoPin: Undo = async (tx, entry) => {
  const { day, pinned } = Pinned.parse(entry.before);
  const { id: paperId } = await lockOnePaper(tx, entry.paperId ?? "");
  const { count } = await tx.feature.updateMany({ where: { paperId, day: dateOf(day), pinned: !pinned }, data: { pinned } });
  if (count === 0) throw denied("since");
  return { papers: [paperId] };
};
