import { scheduleMailbox } from "../bounces/mailbox";
import { db } from "../db/client";
import { scheduleDigest } from "../digest/schedule";
import type { Env } from "../env";
import { every } from "../every";
import { scheduleIngest } from "../ingest/schedule";
import { forget } from "./forget";
import { scheduleLetters } from "./letters";

const HOUR_MS = 3_600_000;

/** What does all that takes time, or has to happen whether or not anybody asks for a page. */
export type Worker = {
  /** To be called when a request, of whatever process, has queued letters. */
  mailQueued: () => void;
  /** Ends all of it: what is under way is cut short where it can be done again, and finished where it cannot. */
  end: () => Promise<void>;
};

/**
 * Sends mail, reads what came back of it, asks the sources for papers, and deletes what has served. Any number of processes may do
 * it at once.
 * @param say told, in one line, what a person should know
 */
export function startWorker(env: Env, say: (line: string) => void): Worker {
  const letters = scheduleLetters(env, say);
  const ends = [
    letters.end,
    every(HOUR_MS, () => forget(new Date()).then(() => ""), say).end,
    scheduleMailbox(env, say),
    ...(env.DIGEST === "on" ? [scheduleDigest(env, say)] : []),
    ...(env.INGEST === "on" ? [scheduleIngest(db(), env, say)] : []),
  ];
  return {
    mailQueued: letters.now,
    end: async () => {
      await Promise.all(ends.map((end) => end()));
    },
  };
}
