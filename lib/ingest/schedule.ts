import type { Db } from "../db/client";
import { explain } from "../errors";
import { hourly, type Job } from "../jobs";
import { addDays, dayOf } from "../papers/day";
import { eachDay } from "./each-day";
import { SourceDown } from "./http";
import { ingestArxiv, ingestHuggingFace } from "./live";
import type { Rejection } from "./record";
import { missedDays } from "./runs";
import type { IngestSettings } from "./source-options";
import { toldOnce } from "./told-once";

const HOUR_MS = 3_600_000;
/** Catching up leaves off after this, so that the newest days come first again in the next hour. */
const CATCH_UP_MS = HOUR_MS / 2;
/** Lines about bad records in one round. */
const MOST_LINES = 20;

/**
 * Ingests the last three days and what was missed before them, then what is due at arXiv, every hour. Each source, day and request
 * fails alone. What fails is said once, until it changes. Asked to end, it is cut short, and what it does is written whole or not at all.
 */
export function ingestJob(db: Db, settings: IngestSettings, say: (line: string) => void): Job {
  if (!settings.CONTACT && !settings.SITE_URL) say("Set CONTACT, so that arXiv can reach you, as its terms ask.");
  const { tell, next } = toldOnce(say);
  let wasDown = false;
  let isDown = false;

  const failed = (what: string, error: unknown) => {
    if (error instanceof SourceDown) {
      isDown = true;
      tell(`${error.message}. The site stays up; it is tried again every hour.`);
    } else tell(`The ingest of ${what} failed: ${explain(error) ?? (error as Error).stack}`);
  };
  const rejected = (what: string, rejections: Rejection[]) => {
    for (const { where, reason } of rejections.slice(0, MOST_LINES)) tell(`${what} ${where} was not accepted: ${reason}`);
    if (rejections.length > MOST_LINES) tell(`${what}: ${rejections.length - MOST_LINES} more were not taken.`);
  };
  const huggingFace = async (options: IngestSettings, signal: AbortSignal) => {
    const began = Date.now();
    const today = dayOf(new Date());
    const first = addDays(today, -2);
    await eachDay(
      [today, addDays(today, -1), first, ...(await missedDays(db, first))],
      async (day) => rejected("Hugging Face", (await ingestHuggingFace(db, day, options)).rejections),
      (day, error) => signal.aborted || failed(`Hugging Face for ${day}`, error),
      () => !signal.aborted && Date.now() - began < CATCH_UP_MS,
    );
  };
  const arxiv = async (options: IngestSettings) => {
    const { rejections, unknown } = await ingestArxiv(db, null, options);
    rejected("arXiv", rejections);
    if (unknown.length) tell(`arXiv has no paper ${unknown.slice(0, MOST_LINES).join(", ")} (${unknown.length} in all).`);
  };
  const work = async (signal: AbortSignal) => {
    const options = { ...settings, signal };
    const unlessEnding = (what: string) => (error: unknown) => signal.aborted || failed(what, error);
    isDown = false;
    await huggingFace(options, signal).catch(unlessEnding("Hugging Face"));
    if (!signal.aborted) await arxiv(options).catch(unlessEnding("arXiv"));
    if (signal.aborted) return;
    if (wasDown && !isDown) say("The sources answer again.");
    wasDown = isDown;
    next();
  };
  return { name: "ingest", cron: hourly(), work };
}
