import { setTimeout as sleep } from "node:timers/promises";
import { type Db, db } from "../db/client";
import { Prisma } from "../db/generated/client";
import { LIVING, type Presence } from "../db/presence";
import { addressKey } from "./address";
import { singleMessage } from "./message";
import { backoff, NOT_IN_TIME, type Outcome, outcomeOf } from "./outcome";
import { type Rate, returnRate, takeRate } from "./rate";
import type { Transport } from "./transport";
import { whyUnwanted } from "./wanted";

/**
 * Mail to one person; `unsubscribeUrl` is where one POST ends this kind of mail (RFC 8058), `notificationId` the mail about a
 * comment that it is.
 */
export type Letter = {
  address: string;
  subject: string;
  html: string;
  text: string;
  unsubscribeUrl?: string | null;
  notificationId?: string | null;
};
type Claimed = Letter & { id: string; attempts: number; expiresAt: Date; notificationId: string | null };
/** What became of a letter; `queued` again where it was not tried. */
type LetterOutcome = Outcome | { state: "suppressed"; error: string } | { state: "queued"; error: null };

const BATCH = 10;
const KEPT_MS = 7 * 86_400_000;

/**
 * Puts a letter into the queue, from where `deliverLetters` sends it; it survives whatever happens to this process.
 * @param lifeMs milliseconds for which sending it makes sense
 */
export async function queueLetter(letter: Letter, lifeMs: number, on: Pick<Db, "letter"> = db()): Promise<void> {
  await on.letter.create({
    data: { ...letter, addressKey: addressKey(letter.address), expiresAt: new Date(Date.now() + lifeMs) },
  });
}

async function claim(sender: number, limit: number, now: Date): Promise<Claimed[]> {
  return db().$queryRaw<Claimed[]>`
    UPDATE letter SET state = 'sending', sender = ${sender}, attempts = attempts + 1
    WHERE id IN (
      SELECT id FROM letter WHERE state IN ('queued', 'deferred') AND due_at <= ${now} AND expires_at > ${now}
      ORDER BY due_at, id LIMIT ${limit} FOR UPDATE SKIP LOCKED)
    RETURNING id::text, address, subject, html, text, attempts, expires_at AS "expiresAt", unsubscribe_url AS "unsubscribeUrl",
      notification_id::text AS "notificationId"`;
}

/** Records what became of a letter. One that comes to its end keeps its subject only: the links in it are secrets. */
async function settle(sender: number, letter: Claimed, { state, error }: LetterOutcome): Promise<void> {
  const later = new Date(Date.now() + backoff(letter.attempts));
  const over = state === "deferred" && later >= letter.expiresAt;
  const waits = state === "queued" || (state === "deferred" && !over);
  await db().letter.updateMany({
    where: { id: letter.id, state: "sending", sender },
    data: {
      state: over ? "failed" : state,
      error,
      sender: null,
      ...(waits ? {} : { html: "", text: "" }),
      ...(state === "deferred" ? { dueAt: later } : {}),
      ...(state === "queued" ? { attempts: { decrement: 1 } } : {}),
    },
  });
}

/** Gives up letters that could not be sent while they made sense. */
async function failExpired(now: Date): Promise<void> {
  await db().$executeRaw`
    UPDATE letter SET state = 'failed', error = coalesce(error, ${NOT_IN_TIME}), html = '', text = ''
    WHERE state IN ('queued', 'deferred') AND expires_at <= ${now}`;
}

/**
 * Sends what is queued and due. What a dead process had in flight is sent again under the same Message-ID.
 * @param signal asks to end: what is not in flight yet stays
 * @returns how many were taken by the server, and how many not
 */
export async function deliverLetters(
  { transport, presence, rate }: { transport: Transport; presence: Presence; rate: Rate },
  signal?: AbortSignal,
): Promise<{ sent: number; not: number }> {
  const counts = { sent: 0, not: 0 };
  await db().$executeRaw`
    UPDATE letter SET state = 'queued', sender = NULL WHERE state = 'sending' AND sender NOT IN (${Prisma.raw(LIVING)})`;
  await failExpired(new Date());
  await db().letter.deleteMany({ where: { expiresAt: { lt: new Date(Date.now() - KEPT_MS) } } });
  const ended = () => signal?.aborted || presence.lost();

  async function send(letter: Claimed): Promise<LetterOutcome> {
    const message = await singleMessage(transport, { ...letter, to: letter.address }, new Date());
    return transport.turn(async () => {
      if (ended()) return { state: "queued", error: null };
      if (letter.expiresAt <= new Date()) return { state: "failed", error: NOT_IN_TIME };
      const error = await whyUnwanted(letter);
      if (error) return { state: "suppressed", error };
      return transport.send(message).then(() => ({ state: "sent" as const, error: null }), outcomeOf);
    });
  }

  while (!ended()) {
    const granted = await takeRate(rate, BATCH);
    if (granted === 0) {
      await sleep(100);
      continue;
    }
    const letters = await claim(presence.number, granted, new Date());
    await returnRate(rate, granted - letters.length);
    if (letters.length === 0) break;
    await Promise.all(
      letters.map(async (letter) => {
        const outcome: LetterOutcome = await send(letter).catch(outcomeOf);
        await settle(presence.number, letter, outcome);
        counts[outcome.state === "sent" ? "sent" : "not"]++;
      }),
    );
  }
  return counts;
}
