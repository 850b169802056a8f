import { type Env, readEnv } from "../env";
import { deliverLetters } from "../mail/letters";
import { failExpired, openDeliveries, requeueOfDead } from "./claim";
import { type Counts, deliver } from "./deliver";
import { queueDue } from "./queue";
import type { Selection } from "./selection";
import { asSender, type Sender } from "./sender";

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
    await requeueOfDead();
    await failExpired(new Date());
    await deliverLetters(sender, options.signal);
    const queued = await queueDue(options, ended);
    const total = options.progress ? await openDeliveries() : 0;
    const counts = await deliver({
      ...sender,
      limit: options.limit ?? Number.POSITIVE_INFINITY,
      until,
      signal: options.signal,
      progress: options.progress && ((done) => options.progress?.(done, total)),
    });
    return { queued, ...counts, remaining: await openDeliveries() };
  };
  return asSender(env, work, options.signal);
}
