import { type Env, readEnv } from "../env";
import { openDigests } from "../mail/claim";
import type { Counts, Sender } from "../mail/deliver";
import { deliverLetters } from "../mail/letters";
import { deliverDigests } from "./deliver";
import { queueDue } from "./queue";
import type { Selection } from "./selection";
import { asSender } from "./sender";

export type RunOptions = Selection & {
  /** Messages and milliseconds that this run may take. */
  limit?: number;
  ms?: number;
  signal?: AbortSignal;
  /** Told now and then what is done, and how many deliveries are open in all. */
  progress?: (counts: Counts, open: number) => void;
};
export type RunSummary = Counts & { queued: number; remaining: number; paused: string | null };

/**
 * Letters, then digests: what everything that sends calls, the scheduler, the cron route and `npm run digest`.
 * Running it twice, or in two processes at once, sends nobody anything twice.
 * @throws UserError where the settings leave no way for mail to go
 */
export function runDigest(options: RunOptions, env: Env = readEnv()): Promise<RunSummary> {
  const until = new Date(options.ms ? Date.now() + options.ms : 8.64e15);
  const ended = () => options.signal?.aborted === true || Date.now() >= until.getTime();
  const work = async (sender: Sender) => {
    await deliverLetters(sender, options.signal);
    const queued = await queueDue(options, ended);
    const total = options.progress ? await openDigests() : 0;
    const counts = await deliverDigests(sender, {
      limit: options.limit,
      until,
      signal: options.signal,
      progress: options.progress && ((done) => options.progress?.(done, total)),
    });
    return { queued, ...counts, remaining: await openDigests() };
  };
  return asSender(env, work, options.signal);
}
