import { setTimeout as sleep } from "node:timers/promises";

const AT_MOST_EVERY_MS = 1000;
const LONGEST_PAUSE_MS = 10_000;

/**
 * Turns any number of calls into refreshes: the first at once, then at most one a second, and always one after the last call. One
 * that fails is tried again, ever more seldom, until it works.
 * @returns a function that asks for a refresh, and one that ends it
 */
export function refresher(refresh: () => Promise<void>, everyMs = AT_MOST_EVERY_MS): { ask: () => void; end: () => void } {
  const ending = new AbortController();
  let wanted = false;
  let running = false;
  const run = async () => {
    running = true;
    let pause = everyMs;
    while (wanted && !ending.signal.aborted) {
      wanted = false;
      try {
        await refresh();
        pause = everyMs;
      } catch {
        wanted = true;
        pause = Math.min(LONGEST_PAUSE_MS, pause * 2);
      }
      await sleep(pause, undefined, { signal: ending.signal }).catch(() => {});
    }
    running = false;
  };
  const ask = () => {
    wanted = true;
    if (!running) void run();
  };
  return { ask, end: () => ending.abort() };
}
