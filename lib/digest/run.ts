import { setMaxListeners } from "node:events";
import { db } from "../db/client";
import { appear } from "../db/presence";
import { type Env, readEnv } from "../env";
import { UserError } from "../errors";
import { deliverLetters } from "../mail/letters";
import type { Rate } from "../mail/rate";
import { openTransport } from "../mail/transport";
import { failExpired, requeueOfDead } from "./claim";
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

const open = () => db().delivery.count({ where: { state: { in: ["queued", "deferred", "sending"] } } });

/** Letters, then digests: what everything that sends calls, the scheduler, the cron route and `npm run digest`.
 * Running it twice, or in two processes at once, sends nobody anything twice.
 * @throws UserError where the settings leave no way for mail to go
 */
export async function runDigest(options: RunOptions, env: Env = readEnv()): Promise<RunSummary> {
  const transport = await openTransport(env);
  const presence = await appear(databaseUrl());
  if (options.signal) setMaxListeners(0, options.signal);
  try {
    await forget(new Date());
    await requeueOfDead();
    await failExpired(new Date());
    await deliverLetters(transport, presence, rateOf(env));
    const queued = await queueDue(options);
    const total = options.progress ? await open() : 0;
    const counts = await deliver({
      transport,
      presence,
      rate: rateOf(env),
      limit: options.limit ?? Number.POSITIVE_INFINITY,
      until: new Date(options.ms ? Date.now() + options.ms : 8.64e15),
      signal: options.signal,
      progress: options.progress && ((done) => options.progress?.(done, total)),
    });
    return { queued, ...counts, remaining: await open() };
  } finally {
    transport.close();
    await presence.leave();
  }
}

/** Sends only the letters that wait; digests stay. */
export async function sendLetters(): Promise<void> {
  const env = readEnv();
  const transport = await openTransport(env);
  const presence = await appear(databaseUrl());
  try {
    await deliverLetters(transport, presence, rateOf(env));
  } finally {
    transport.close();
    await presence.leave();
  }
}

const rateOf = (env: Env): Rate => ({ perSecond: env.SMTP_RATE_PER_SECOND, perMinute: env.SMTP_RATE_PER_MINUTE });

function databaseUrl(): string {
  const url = process.env.DATABASE_URL;
  if (!url) throw new UserError("DATABASE_URL is not set: start the app with npm start.");
  return url;
}
