import { setTimeout as sleep } from "node:timers/promises";
import type { Presence } from "../db/presence";
import { siteSecret } from "../db/secret";
import { NOT_IN_TIME, type Outcome, outcomeOf } from "../mail/outcome";
import { type Rate, returnRate, takeRate } from "../mail/rate";
import type { Transport } from "../mail/transport";
import { type Claimed, claim, failExpired, requeueOfDead, type Settled, settle } from "./claim";
import { personalise } from "./message";
import { pauseNow, pauseSending } from "./pause";
import { preparing } from "./prepared";
import { readerCheck } from "./readers";

export type Counts = { sent: number; deferred: number; failed: number; suppressed: number };
export type DeliverOptions = {
  transport: Transport;
  presence: Presence;
  rate: Rate;
  /** No more messages than this, and no later than then: what is left waits for the next run. */
  limit: number;
  until: Date;
  signal?: AbortSignal;
  progress?: (counts: Counts) => void;
};

/** Messages that one process has in flight at most: this many lanes, each with this many. */
export const LANES = 2;
export const LANE_SIZE = 32;
/** So many errors in a row pause the run. */
export const ERRORS_IN_A_ROW = 20;

/**
 * Sends what is queued and due, until nothing is left, a bound is reached, or too many errors in a row pause it.
 * @returns what became of the messages, and why it paused if it did
 */
export async function deliver(options: DeliverOptions): Promise<Counts & { paused: string | null }> {
  const { transport, presence, rate, signal } = options;
  const secret = await siteSecret();
  const prepared = preparing(transport);
  const counts: Counts = { sent: 0, deferred: 0, failed: 0, suppressed: 0 };
  let left = options.limit;
  const errors: Outcome[] = [];
  let paused: string | null = (await pauseNow())?.reason ?? null;
  const tooMany = () => errors.length >= ERRORS_IN_A_ROW;
  // Nothing more is sent, also of what was claimed; `left` counts only what is still to be claimed.
  const stopped = () =>
    paused !== null || tooMany() || signal?.aborted || presence.lost() || Date.now() >= options.until.getTime();

  async function send(delivery: Claimed, checkReader: ReturnType<typeof readerCheck>): Promise<Settled> {
    const now = new Date();
    const reader = { id: delivery.subscriberId, address: delivery.address };
    const message = await prepared(delivery.editionId)
      .then((edition) => personalise(edition, reader, { transport, secret, now }))
      .catch((error: Error) => error);
    return transport.turn(async () => {
      if (delivery.expiresAt <= new Date()) return { delivery, outcome: { state: "failed", error: NOT_IN_TIME } };
      const wish = stopped() ? "moved" : await checkReader(delivery);
      if (wish === "moved") return { delivery, outcome: { state: "queued", error: null } };
      if (wish === "left") return { delivery, outcome: { state: "suppressed", error: "no longer subscribed" } };
      const sending = message instanceof Error ? Promise.reject(message) : transport.send(message);
      const outcome = await sending.then(() => ({ state: "sent" as const, error: null }), outcomeOf);
      if (outcome.state === "sent") errors.length = 0;
      else errors.push(outcome);
      return { delivery, outcome };
    });
  }

  async function pauseIfTooMany(): Promise<void> {
    if (!tooMany() || paused !== null || signal?.aborted) return;
    paused = `${errors.length} errors in a row; the last: ${errors.at(-1)?.error}`;
    await pauseSending(
      paused,
      errors.some((error) => error.state === "deferred"),
    );
  }

  async function lane(): Promise<void> {
    let after: Claimed | null = null;
    while (!stopped() && left > 0) {
      const wanted = Math.min(LANE_SIZE, left);
      left -= wanted; // before anything is awaited: the other lane counts too
      const granted = await takeRate(rate, wanted);
      left += wanted - granted;
      if (granted === 0) {
        await sleep(100);
        continue;
      }
      const claimed: Claimed[] = await claim(presence.number, granted, new Date(), after);
      left += granted - claimed.length;
      await returnRate(rate, granted - claimed.length);
      if (claimed.length === 0) {
        if (!after) return;
        after = null; // what was freed behind us meanwhile
        await requeueOfDead();
        await failExpired(new Date());
        continue;
      }
      after = claimed.at(-1) as Claimed;
      const checkReader = readerCheck(claimed);
      const settled = await Promise.all(claimed.map((delivery) => send(delivery, checkReader)));
      await settle(presence.number, settled, new Date());
      for (const { outcome } of settled) {
        if (outcome.state === "queued") left++;
        else counts[outcome.state]++;
      }
      options.progress?.(counts);
      await pauseIfTooMany();
      if (!paused) paused = (await pauseNow())?.reason ?? null;
    }
  }

  if (!paused) await Promise.all(Array.from({ length: LANES }, lane));
  return { ...counts, paused };
}
