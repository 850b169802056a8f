import { setTimeout as sleep } from "node:timers/promises";

/**
 * What becomes of a promise within some milliseconds. A process that was too busy itself to look is given a moment to read what has
 * arrived meanwhile.
 */
export async function within(ms: number, promise: Promise<unknown>): Promise<"done" | "failed" | "silent"> {
  const ending = new AbortController();
  const patience = sleep(ms, undefined, { signal: ending.signal })
    .then(() => sleep(ms / 5, undefined, { signal: ending.signal }))
    .then(() => "silent" as const);
  const settled = promise.then(
    () => "done" as const,
    () => "failed" as const,
  );
  const became = await Promise.race([settled, patience.catch(() => settled)]);
  ending.abort();
  return became;
}
