import { Gauge, type Registry } from "prom-client";
import { db } from "../db/client";

type Row = { kind: string; state: string; count: number; oldest: number };

// The parts of the queue that have an index; what is settled is in none of them.
const rows = () => db().$queryRaw<Row[]>`
  SELECT kind, state, count(*)::int AS count, coalesce(extract(epoch FROM now() - min(due_at)), 0)::float8 AS oldest FROM (
    SELECT 'letter' AS kind, state, due_at FROM message WHERE edition_id IS NULL AND state IN ('queued', 'deferred')
    UNION ALL SELECT 'digest', state, due_at FROM message WHERE edition_id IS NOT NULL AND state IN ('queued', 'deferred')
    UNION ALL SELECT CASE WHEN edition_id IS NULL THEN 'letter' ELSE 'digest' END, state, due_at FROM message WHERE state = 'sending'
  ) open GROUP BY kind, state`;

/** Adds what waits in the queue of mail, for all processes together, and whether sending is paused. */
export function queueMetrics(register: Registry): () => Promise<void> {
  const labelNames = ["kind", "state"];
  const open = new Gauge({
    name: "daily_papers_mail_open",
    help: "Messages that are not settled yet",
    labelNames,
    registers: [register],
  });
  const oldest = new Gauge({
    name: "daily_papers_mail_overdue_seconds",
    help: "How long ago the oldest of them was due; below 0 where it is still to come",
    labelNames,
    registers: [register],
  });
  const paused = new Gauge({ name: "daily_papers_mail_paused", help: "Whether digests are paused", registers: [register] });
  return async () => {
    const found = await rows();
    const sending = await db().sending.findFirst();
    open.reset();
    oldest.reset();
    for (const { kind, state, count, oldest: seconds } of found) {
      open.set({ kind, state }, count);
      oldest.set({ kind, state }, seconds);
    }
    paused.set(sending?.pausedUntil && sending.pausedUntil > new Date() ? 1 : 0);
  };
}
