import type { Db } from "../db/client";
import { explain } from "../errors";
import { addDays, dayOf } from "../papers/day";
import { SourceDown } from "./http";
import { type IngestSettings, ingestArxiv, ingestHuggingFace } from "./live";

const HOUR_MS = 3_600_000;

/**
 * Ingests the last three days now and every hour. A source that is down is said once, until it answers again.
 * @returns a function that ends it
 */
export function scheduleIngest(db: Db, settings: IngestSettings, say: (line: string) => void): () => void {
  if (!settings.CONTACT && !settings.SITE_URL) say("Set CONTACT, so that arXiv can reach you, as its terms ask.");
  let offline = false;
  let running = false;
  const tick = async () => {
    if (running) return;
    running = true;
    try {
      const today = dayOf(new Date());
      for (const day of [addDays(today, -2), addDays(today, -1), today]) {
        await ingestHuggingFace(db, day, settings);
        await ingestArxiv(db, day, settings);
      }
      if (offline) say("The sources answer again.");
      offline = false;
    } catch (error) {
      if (!(error instanceof SourceDown)) say(`Ingest failed: ${explain(error) ?? (error as Error).stack}`);
      else if (!offline) {
        say(`${error.message}. The site stays up; it is tried again every hour.`);
        offline = true;
      }
    } finally {
      running = false;
    }
  };
  void tick();
  const timer = setInterval(tick, HOUR_MS);
  return () => clearInterval(timer);
}
