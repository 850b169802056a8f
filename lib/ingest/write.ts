import { refusalOf } from "../db/refusal";
import type { PaperRecord, Rejection } from "./record";
import { type Counts, upsertPapers } from "./upsert";

/** What became of records: counts, the bad ones with their reasons, and the days that have papers they had not. */
export type Written = Counts & { days: string[]; rejections: Rejection[] };

/** Two outcomes as one. */
export function sum(a: Written, b: Written): Written {
  return {
    new: a.new + b.new,
    updated: a.updated + b.updated,
    unchanged: a.unchanged + b.unchanged,
    days: [...a.days, ...b.days],
    rejections: [...a.rejections, ...b.rejections],
  };
}

/** The outcome of no record. */
export const NOTHING: Written = { new: 0, updated: 0, unchanged: 0, days: [], rejections: [] };

/**
 * Writes records in one transaction. Where the database refuses one of them, they are halved until it is found: it becomes a
 * rejection with the database's reason, and the others are written.
 */
export async function writePapers(records: PaperRecord[]): Promise<Written> {
  try {
    return { ...(await upsertPapers(records)), rejections: [] };
  } catch (error) {
    const reason = refusalOf(error);
    const [first] = records;
    if (!reason || !first) throw error;
    if (records.length === 1)
      return { ...NOTHING, rejections: [{ where: first.id, id: first.id, reason: `the database refuses it: ${reason}` }] };
    const middle = Math.ceil(records.length / 2);
    return sum(await writePapers(records.slice(0, middle)), await writePapers(records.slice(middle)));
  }
}
