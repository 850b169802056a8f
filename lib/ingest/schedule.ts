import type { Db } from "../db/client";
import { explain } from "../errors";
import { every } from "../every";
import { addDays, dayOf } from "../papers/day";
import { within } from "../within";
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
const ENDING_MS = 5_000;
/** Lines about bad records in one round. */
const MOST_LINES = 20;

/**
 * Ingests the last three days and what was missed before them, then what is due at arXiv, now and every hour. Each source, day and request
 * fails alone. What fails is said once, until it changes.
 * @returns a function that ends it: what is under way is cut short, and written whole or not at all
 */
export function scheduleIngest(db: Db, settings: IngestSettings, say: (line: string) => void): () => Promise<void> {
  if (!settings.CONTACT && !settings.SITE_URL) say("Set CONTACT, so that arXiv can reach you, as its terms ask.");
  const ending = new AbortController();
  const options = { ...settings, signal: ending.signal };
  const { tell, next } = toldOnce((line) => ending.signal.aborted || say(line));
  let wasDown = false;
  let isDown = false;

  const failed = (what: string, error: unknown) => {
    if (error instanceof SourceDown) {
      isDown = true;
      tell(`${error.message}. The site stays up; it is tried again every hour.`);
    } else tell(`The ingest of ${what} failed: ${explain(error) ?? (error as Error).stack}`);
  };
  const rejected = (what: string, rejections: Rejection[]) => {
    for (const { where, reason } of rejections.slice(0, MOST_LINES)) tell(`${what} ${where} was not taken: ${reason}`);
    if (rejections.length > MOST_LINES) tell(`${what}: ${rejections.length - MOST_LINES} more were not taken.`);
  };
  const huggingFace = async () => {
    const began = Date.now();
    const today = dayOf(new Date());
    const first = addDays(today, -2);
    await eachDay(
      [today, addDays(today, -1), first, ...(await missedDays(db, first))],
      async (day) => rejected("Hugging Face", (await ingestHuggingFace(db, day, options)).rejections),
      (day, error) => failed(`Hugging Face for ${day}`, error),
      () => !ending.signal.aborted && Date.now() - began < CATCH_UP_MS,
    );
  };
  const arxiv = async () => {
    const { rejections, unknown } = await ingestArxiv(db, null, options);
    rejected("arXiv", rejections);
    if (unknown.length) tell(`arXiv has no paper ${unknown.slice(0, MOST_LINES).join(", ")} (${unknown.length} in all).`);
  };
  const round = async () => {
    isDown = false;
    await huggingFace().catch((error) => failed("Hugging Face", error));
    if (!ending.signal.aborted) await arxiv().catch((error) => failed("arXiv", error));
    if (wasDown && !isDown) say("The sources answer again.");
    wasDown = isDown;
    next();
    return "";
  };
  const { end } = every(HOUR_MS, round, say);
  return async () => {
    ending.abort();
    await within(ENDING_MS, end());
  };
}
