import { setMaxListeners } from "node:events";
import { recordingRefusals } from "../bounces/refused";
import { databaseUrl } from "../db/client";
import { appear } from "../db/presence";
import type { Env } from "../env";
import type { Sender } from "../mail/deliver";
import { openTransport } from "../mail/transport";

type Shared = { opening: Promise<Sender>; opened?: Sender; users: number };

/** Milliseconds that messages in flight are given once a signal asks to end. */
const GRACE_MS = 5000;

// A module may be loaded twice in one process, as Next bundles it; these are there once.
const shared = globalThis as { dailyPapersSenders?: Map<string, Shared> };

async function open(env: Env): Promise<Sender> {
  const transport = recordingRefusals(await openTransport(env));
  try {
    const rate = { perSecond: env.SMTP_RATE_PER_SECOND, perMinute: env.SMTP_RATE_PER_MINUTE };
    return { transport, presence: await appear(databaseUrl()), rate };
  } catch (error) {
    transport.close();
    throw error;
  }
}

function join(senders: Map<string, Shared>, key: string, env: Env): Shared {
  const known = senders.get(key);
  if (known && !known.opened?.presence.lost()) return known;
  const made: Shared = { opening: open(env), users: 0 };
  made.opening.then(
    (sender) => {
      made.opened = sender;
    },
    () => {},
  );
  senders.set(key, made);
  return made;
}

/**
 * Does `work` with the one sender that all who send in this process share; it is closed when the last of them has ended.
 * @param signal asks to end: what is in flight has a few more seconds, then its connections are cut
 * @throws UserError where the settings leave no way for mail to go
 */
export async function asSender<T>(env: Env, work: (sender: Sender) => Promise<T>, signal?: AbortSignal): Promise<T> {
  shared.dailyPapersSenders ??= new Map();
  const senders = shared.dailyPapersSenders;
  const key = JSON.stringify([databaseUrl(), env]);
  const mine = join(senders, key, env);
  mine.users++;
  const forgetMine = () => senders.get(key) === mine && senders.delete(key);
  let cut: NodeJS.Timeout | undefined;
  const end = () => {
    forgetMine();
    cut = setTimeout(() => mine.opened?.transport.close({ force: true }), GRACE_MS);
  };
  if (signal) setMaxListeners(0, signal);
  signal?.addEventListener("abort", end, { once: true });
  try {
    return await work(await mine.opening);
  } finally {
    signal?.removeEventListener("abort", end);
    clearTimeout(cut);
    if (--mine.users === 0) {
      forgetMine();
      mine.opened?.transport.close();
      await mine.opened?.presence.leave();
    }
  }
}
