import { setTimeout as sleep } from "node:timers/promises";
import { explain, isCrowded, wrappedIn } from "../errors";
import { SAYS_AWAY } from "./away.mjs";

const FIRST_PAUSE_MS = 250;
const LONGEST_PAUSE_MS = 2000;

/** Whether an error says that the database is away, or full, and may be back in a moment; an address or password that is wrong is not. */
function mayPass(error: unknown): boolean {
  return isCrowded(error) || wrappedIn(error).some(({ code, message }) => SAYS_AWAY.test(`${code} ${message}`));
}

/**
 * Does what needs the database; while it is away, again and again, so it has to be something that may be cut off and done again.
 * @param patienceMs for how long it is waited for, in milliseconds
 * @param say told once, in one line, that it is waited for
 * @throws what `work` throws, where that does not pass, or not in time
 */
export async function waitForDatabase<T>(
  work: () => Promise<T>,
  { patienceMs, say }: { patienceMs: number; say: (line: string) => void },
): Promise<T> {
  const began = Date.now();
  for (let pause = FIRST_PAUSE_MS; ; pause = Math.min(LONGEST_PAUSE_MS, pause * 2)) {
    try {
      return await work();
    } catch (error) {
      if (Date.now() - began > patienceMs || !mayPass(error)) throw error;
      if (pause === FIRST_PAUSE_MS) {
        const why = explain(error) ?? "The database does not answer.";
        say(`${why} It is tried again until it answers, for ${Math.round(patienceMs / 60_000)} minutes at most.`);
      }
      await sleep(pause);
    }
  }
}
