import { setTimeout as sleep } from "node:timers/promises";
import { type Db, db } from "../db/client";
import { Prisma } from "../db/generated/client";
import { LIVING, type Presence } from "../db/presence";
import { addressKey } from "./address";
import { singleMessage } from "./message";
import { backoff, type Outcome, outcomeOf } from "./outcome";
import { type Rate, returnRate, takeRate } from "./rate";
import type { Transport } from "./transport";

/** Mail to one person; `unsubscribeUrl` is where one POST ends this kind of mail (RFC 8058). */
export type Letter = { address: string; subject: string; html: string; text: string; unsubscribeUrl?: string | null };
type Claimed = Letter & { id: string; attempts: number };

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
      SELECT id FROM letter WHERE state IN ('queued', 'deferred') AND due_at <= ${now} ORDER BY due_at, id
      LIMIT ${limit} FOR UPDATE SKIP LOCKED)
    RETURNING id::text, address, subject, html, text, attempts, unsubscribe_url AS "unsubscribeUrl"`;
}

/** Records what became of a letter. One that has gone keeps its subject only: the links in it are secrets. */
async function settle(letter: Claimed, outcome: Outcome, now: Date): Promise<void> {
  const dueAt = new Date(now.getTime() + backoff(letter.attempts));
  await db().$executeRaw`
    UPDATE letter SET sender = NULL, error = ${outcome.error}, due_at = ${dueAt},
      html = CASE WHEN ${outcome.state} = 'sent' THEN '' ELSE html END, text = CASE WHEN ${outcome.state} = 'sent' THEN '' ELSE text END,
      state = CASE WHEN ${outcome.state} = 'deferred' AND ${dueAt} >= expires_at THEN 'failed' ELSE ${outcome.state} END
    WHERE id = ${letter.id}::uuid`;
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
  await db().letter.deleteMany({ where: { expiresAt: { lt: new Date(Date.now() - KEPT_MS) } } });
  while (!signal?.aborted && !presence.lost()) {
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
        const now = new Date();
        const outcome: Outcome = await singleMessage(transport, { ...letter, to: letter.address }, now)
          .then((message) => transport.turn(() => transport.send(message)))
          .then(() => ({ state: "sent" as const, error: null }), outcomeOf);
        await settle(letter, outcome, new Date());
        counts[outcome.state === "sent" ? "sent" : "not"]++;
      }),
    );
  }
  return counts;
}
