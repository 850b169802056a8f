import { db } from "../db/client";
import type { Tx } from "../db/transaction";

const TEMPORARY_PAUSE_MS = 15 * 60_000;
const FOREVER = new Date("9999-01-01T00:00:00Z");

export type Pause = { until: Date; reason: string };

/** Whether sending is paused, and why. */
export async function pauseNow(now = new Date()): Promise<Pause | null> {
  const row = await db().sending.findFirst();
  return row?.pausedUntil && row.pausedUntil > now ? { until: row.pausedUntil, reason: row.reason ?? "" } : null;
}

/** Pauses all senders: for a quarter of an hour where it may pass by itself, else until somebody resumes. */
export async function pauseSending(
  reason: string,
  passes: boolean,
  now = new Date(),
  on: Pick<Tx, "sending"> = db(),
): Promise<void> {
  const pausedUntil = passes ? new Date(now.getTime() + TEMPORARY_PAUSE_MS) : FOREVER;
  await on.sending.updateMany({ data: { pausedUntil, reason } });
}

export async function resumeSending(on: Pick<Tx, "sending"> = db()): Promise<void> {
  await on.sending.updateMany({ data: { pausedUntil: null, reason: null } });
}

/** Whether a pause ends only when somebody ends it. */
export const untilResumed = ({ until }: Pause) => until >= FOREVER;
