import type { Env } from "../env";
import { explain } from "../errors";
import { every } from "../every";
import { mailProblem } from "../mail/transport";
import { runDigest } from "./run";

const MINUTE_MS = 60_000;

/**
 * Sends due digests now and every minute. What keeps it from sending is said once, until it changes.
 * @returns a function that ends it, once the messages in flight have been answered
 */
export function scheduleDigest(env: Env, say: (line: string) => void): () => Promise<void> {
  if (mailProblem(env)) return async () => {}; // who sends letters says so
  const ending = new AbortController();
  const { end } = every(
    MINUTE_MS,
    () =>
      runDigest({ now: new Date(), signal: ending.signal }, env).then(
        ({ paused }) => (paused ? `Sending is paused: ${paused}` : ""),
        (error) => `The digest failed: ${explain(error) ?? (error as Error).stack}`,
      ),
    say,
  );
  return () => {
    ending.abort();
    return end();
  };
}
