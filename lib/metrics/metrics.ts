import { Counter, collectDefaultMetrics, Gauge, type Registry, register } from "prom-client";
import { poolNow } from "../db/client";
import { readsNow } from "../db/replica";
import { within } from "../within";
import { ingestMetrics } from "./ingest-metrics";
import { queueMetrics } from "./queue-metrics";

/** A database that does not answer shall not keep whoever watches from hearing so; Prometheus waits ten seconds. */
const PATIENCE_MS = 5000;

// A module may be loaded twice in one process, as Next bundles it; metrics are there once.
const shared = globalThis as { dailyPapersMetrics?: () => Promise<void> };

/** Adds what this process and the database tell; returns a function that asks the database. */
function addMetrics(registry: Registry): () => Promise<void> {
  collectDefaultMetrics({ register: registry });
  new Gauge({
    name: "daily_papers_database_connections",
    help: "Connections of this process to the database, and requests that wait for one",
    labelNames: ["state"],
    registers: [registry],
    collect() {
      for (const [state, count] of Object.entries(poolNow())) this.set({ state }, count);
    },
  });
  new Counter({
    name: "daily_papers_reads_total",
    help: "Reads of what everybody may see, by the database that was asked",
    labelNames: ["database"],
    registers: [registry],
    collect() {
      this.reset();
      for (const [database, count] of Object.entries(readsNow())) this.inc({ database }, count);
    },
  });
  const up = new Gauge({ name: "daily_papers_database_up", help: "Whether the database answers", registers: [registry] });
  const ask = [queueMetrics(registry), ingestMetrics(registry)];
  return async () => {
    up.set((await within(PATIENCE_MS, Promise.all(ask.map((one) => one())))) === "done" ? 1 : 0);
  };
}

/**
 * All metrics of this process, and of the queue and the sources as the database has them, in the text format of Prometheus
 * (https://prometheus.io/docs/instrumenting/exposition_formats). While the database is away, its last numbers.
 */
export async function metricsText(): Promise<{ type: string; text: string }> {
  shared.dailyPapersMetrics ??= addMetrics(register);
  await shared.dailyPapersMetrics();
  return { type: register.contentType, text: await register.metrics() };
}
