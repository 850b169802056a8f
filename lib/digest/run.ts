import { setMaxListeners } from "node:events";
import { databaseUrl } from "../db/client";
import { appear, type Presence } from "../db/presence";
import { type Env, readEnv } from "../env";
import { deliverLetters } from "../mail/letters";
import type { Rate } from "../mail/rate";
import { openTransport, type Transport } from "../mail/transport";
import { failExpired, openDeliveries, requeueOfDead } from "./claim";
import { type Counts, deliver } from "./deliver";
import { forget } from "./forget";
import { queueDue } from "./queue";
import type { Selection } from "./selection";

export type RunOptions = Selection & {
  /** Messages and milliseconds that this run may take. */
  limit?: number;
  ms?: number;
  signal?: AbortSignal;
  /** Told now and then what is done, and how many deliveries are open in all. */
  progress?: (counts: Counts, open: number) => void;
};
export type RunSummary = Counts & { queued: number; remaining: number; paused: string | null };

type Sender = { transport: Transport; presence: Presence; rate: Rate };

/** Does what sends: with a way out for mail, a number that shows that this process lives, and the rate of the settings. */
async function asSender<T>(env: Env, work: (sender: Sender) => Promise<T>): Promise<T> {
  const transport = await openTransport(env);
  const presence = await appear(databaseUrl());
  const rate = { perSecond: env.SMTP_RATE_PER_SECOND, perMinute: env.SMTP_RATE_PER_MINUTE };
  try {
    return await work({ transport, presence, rate });
  } finally {
    transport.close();
    await presence.leave();
  }
}

/**
 * Letters, then digests: what everything that sends calls, the scheduler, the cron route and `npm run digest`.
 * Running it twice, or in two processes at once, sends nobody anything twice.
 * @throws UserError where the settings leave no way for mail to go
 */
export function runDigest(options: RunOptions, env: Env = readEnv()): Promise<RunSummary> {
  if (options.signal) setMaxListeners(0, options.signal);
  return asSender(env, async (sender) => {
    await forget(new Date());
    await requeueOfDead();
    await failExpired(new Date());
    await deliverLetters(sender.transport, sender.presence, sender.rate);
    const queued = await queueDue(options);
    const total = options.progress ? await openDeliveries() : 0;
    const counts = await deliver({
      ...sender,
      limit: options.limit ?? Number.POSITIVE_INFINITY,
      until: new Date(options.ms ? Date.now() + options.ms : 8.64e15),
      signal: options.signal,
      progress: options.progress && ((done) => options.progress?.(done, total)),
    });
    return { queued, ...counts, remaining: await openDeliveries() };
  });
}

/** Sends only the letters that wait; digests stay. */
export async function sendLetters(): Promise<void> {
  await asSender(readEnv(), ({ transport, presence, rate }) => deliverLetters(transport, presence, rate));
}
