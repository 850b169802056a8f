import { Gauge, type Registry } from "prom-client";
import { db } from "../db/client";

type Run = { source: string; at: number };

/** Adds when each source was last had, and how many papers are due at arXiv. */
export function ingestMetrics(register: Registry): () => Promise<void> {
  const lastRun = new Gauge({
    name: "daily_papers_ingest_last_run_timestamp_seconds",
    help: "When the last good run of a source ended, in seconds since 1970",
    labelNames: ["source"],
    registers: [register],
  });
  const due = new Gauge({
    name: "daily_papers_arxiv_due",
    help: "Papers that arXiv is to be asked for",
    registers: [register],
  });
  return async () => {
    const runs = await db().$queryRaw<Run[]>`
      SELECT source, extract(epoch FROM max(finished_at))::float8 AS at FROM ingest_run WHERE finished_at IS NOT NULL GROUP BY source`;
    for (const { source, at } of runs) lastRun.set({ source }, at);
    due.set(await db().arxivCheck.count({ where: { dueAt: { lte: new Date() } } }));
  };
}
