import type { Env } from "../env";
import type { FetchOptions } from "./http";

/** The settings of an ingest, and for whoever waits or tests, how patient it is. */
export type IngestSettings = Pick<Env, "HUGGING_FACE_URL" | "ARXIV_URL" | "ARXIV_INTERVAL_MS" | "CONTACT" | "SITE_URL"> &
  Pick<FetchOptions, "retries" | "backoffMs" | "timeoutMs" | "signal">;

/** How requests to a source introduce themselves, and how patient they are. */
export function sourceOptions(settings: IngestSettings): FetchOptions {
  const { retries, backoffMs, timeoutMs, signal } = settings;
  return {
    userAgent: `DailyPapers/0.1 (${settings.CONTACT ?? settings.SITE_URL ?? "no contact set"})`,
    retries,
    backoffMs,
    timeoutMs,
    signal,
  };
}
