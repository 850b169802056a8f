import { mailboxJob } from "../bounces/mailbox";
import { db } from "../db/client";
import { scheduleDigest } from "../digest/schedule";
import type { Env } from "../env";
import { ingestJob } from "../ingest/schedule";
import { hourly, type Job, runJobs } from "../jobs";
import { forget } from "./forget";
import { scheduleLetters } from "./letters";

/** What does all that takes time, or has to happen whether or not anybody asks for a page. */
export type Worker = {
  /** To be called when a request, of whatever process, has queued letters. */
  mailQueued: () => void;
  /** Ends all of it: what is under way is cut short where it can be done again, and finished where it cannot. */
  end: () => Promise<void>;
};

/** What is no mail, done by one of the workers when it is due. */
function jobsOf(env: Env, say: (line: string) => void): Job[] {
  return [
    { name: "forget", cron: hourly(), work: () => forget(new Date()) },
    ...(env.BOUNCE_MAILBOX_URL ? [mailboxJob(env.BOUNCE_MAILBOX_URL)] : []),
    ...(env.INGEST === "on" ? [ingestJob(db(), env, say)] : []),
  ];
}

/**
 * Sends mail, reads what came back of it, asks the sources for papers, and deletes what has served. Any number of processes may do
 * it at once.
 * @param say told, in one line, what a person should know
 */
export function startWorker(env: Env, say: (line: string) => void): Worker {
  const letters = scheduleLetters(env, say);
  const ends = [letters.end, runJobs(jobsOf(env, say), say), ...(env.DIGEST === "on" ? [scheduleDigest(env, say)] : [])];
  return {
    mailQueued: letters.now,
    end: async () => {
      await Promise.all(ends.map((end) => end()));
    },
  };
}
