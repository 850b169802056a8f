import { readEnv } from "../env";
import { explain } from "../errors";
import { deliverLetters } from "../mail/letters";
import { mailProblem } from "../mail/transport";
import { asSender } from "./sender";

// A module may be loaded twice in one process, as Next bundles it; this is there once.
const shared = globalThis as { dailyPapersLetters?: { running: Promise<void>; again: boolean } };

async function send(): Promise<void> {
  const env = readEnv();
  if (mailProblem(env)) return; // said at the start of the site
  await asSender(env, (sender) => deliverLetters(sender)).catch((error) => {
    console.error("Letters wait, since they could not be sent:", explain(error) ?? error);
  });
}

/**
 * Sends the letters that wait; digests stay. However often it is called at once, one call sends, and looks again at its end for
 * what the others have queued. What fails is logged, and the letters are kept for the next time.
 */
export function sendLetters(): Promise<void> {
  if (shared.dailyPapersLetters) {
    shared.dailyPapersLetters.again = true;
    return shared.dailyPapersLetters.running;
  }
  const work = { running: Promise.resolve(), again: true };
  shared.dailyPapersLetters = work;
  work.running = (async () => {
    while (work.again) {
      work.again = false;
      await send();
    }
  })().finally(() => {
    shared.dailyPapersLetters = undefined;
  });
  return work.running;
}
