import { setTimeout as sleep } from "node:timers/promises";
import PgBoss from "pg-boss";
import { alone } from "./db/alone";
import { databaseUrl } from "./db/client";
import { patientDatabase } from "./db/patient";
import { explain } from "./errors";
import { within } from "./within";

/** Work that is done every so often by one of the workers, and may be done twice. Mail is none: it has a queue of its own. */
export type Job = {
  name: string;
  /** When, as cron writes it, in UTC; besides at every start of a worker. */
  cron: string;
  /**
   * @param signal asks to end it
   * @throws UserError that says what keeps it from its work, or any other
   */
  work: (signal: AbortSignal) => Promise<void>;
};

/** Once an hour, counted from now; not within this minute, as it is done at the start already. */
export const hourly = (now = new Date()): string => `${(now.getUTCMinutes() + 59) % 60} * * * *`;

const POLL_S = 5;
/** A job of which nothing has been heard for so long counts as failed. It keeps none of its kind from being done. */
const GIVEN_UP_S = 12 * 3600;
const ENDING_MS = 5000;
const AGAIN_MS = 5000;

/**
 * Does jobs with the other workers of the database: each at once, and then whenever it is due, by whoever is free, never twice at once
 * in one process. One that is due while another of its kind waits is the same.
 * @param say told of what went wrong, once until it changes
 * @returns a function that ends it: what is under way is cut short
 */
export function runJobs(jobs: Job[], say: (line: string) => void): () => Promise<void> {
  const ending = new AbortController();
  const database = patientDatabase(databaseUrl());
  const running = new Set<Promise<void>>();
  const said = new Map<string, string>();
  let boss: PgBoss | undefined;
  const tell = (what: string, trouble: string) => {
    if (trouble && trouble !== said.get(what) && !ending.signal.aborted) say(trouble);
    said.set(what, trouble);
  };
  const wordsOf = (error: unknown) => explain(error) ?? (error as Error).stack ?? String(error);

  const perform = async ({ name, work }: Job) => {
    try {
      await work(ending.signal);
      tell(name, "");
    } catch (error) {
      tell(name, wordsOf(error));
      throw error;
    }
  };
  const begin = async () => {
    boss = new PgBoss({ db: database });
    boss.on("error", (error) => tell("the queue", `The queue of jobs: ${error.message}`));
    const queue = boss;
    // Two that make tables for jobs at once would wait for each other.
    await alone("jobs", async () => {
      await queue.start();
      for (const { name, cron } of jobs) {
        await queue.createQueue(name, { name, policy: "short", retryLimit: 0, expireInSeconds: GIVEN_UP_S });
        await queue.schedule(name, cron);
        await queue.send(name, {});
      }
    });
    for (const job of jobs)
      await queue.work(job.name, { pollingIntervalSeconds: POLL_S }, () => {
        const done = perform(job).finally(() => running.delete(done));
        running.add(done);
        return done;
      });
  };
  const beginning = (async () => {
    for (;;) {
      try {
        return await begin();
      } catch (error) {
        if (ending.signal.aborted) return;
        tell("the queue", `No job is done yet, which is tried again: ${wordsOf(error)}`);
        await boss?.stop({ graceful: false });
        await sleep(AGAIN_MS, undefined, { signal: ending.signal }).catch(() => {});
      }
    }
  })();
  const end = async () => {
    ending.abort();
    await within(ENDING_MS, Promise.allSettled([beginning, ...running]));
    await within(ENDING_MS, boss?.stop({ graceful: false }) ?? Promise.resolve());
    await database.end();
  };
  let ended: Promise<void> | undefined;
  return () => {
    ended ??= end();
    return ended;
  };
}
