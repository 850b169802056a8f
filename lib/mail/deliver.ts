import { setTimeout as sleep } from "node:timers/promises";
import type { Presence } from "../db/presence";
import { type Claimed, claim, failExpired, type Kind, requeueOfDead, type Settled, settle } from "./claim";
import { NOT_IN_TIME, outcomeOf } from "./outcome";
import { type Rate, returnRate, takeRate } from "./rate";
import type { Outgoing, Transport } from "./transport";

export type Counts = { sent: number; deferred: number; failed: number; suppressed: number };
/** What it takes to send: a way out for mail, a number that shows that this process lives, and the rate of the settings. */
export type Sender = { transport: Transport; presence: Presence; rate: Rate };
/** What is found of a message when its turn has come. "moved": its reader has another address now, so it is claimed anew. */
export type Wish = "wanted" | "moved" | { unwanted: string };

/** What is different between kinds of messages. */
export type Mailing<Message extends Claimed> = {
  kind: Kind;
  /** The message as it goes out, the same at each attempt. */
  encode: (message: Message) => Promise<Outgoing>;
  /** Looks once more, since a server may be slow; for all of a batch together. */
  check: (claimed: Message[]) => (message: Message) => Promise<Wish>;
  /** Whether nothing more is sent, also of what was claimed. */
  stopped?: () => boolean;
  /** Told what became of a message that was tried, and when all of its batch is settled. */
  tried?: (outcome: Settled["outcome"]) => void;
  settled?: () => Promise<void>;
};
export type Bounds = {
  /** No more messages than this, and no later than then: what is left waits for the next run. */
  limit?: number;
  until?: Date;
  signal?: AbortSignal;
  progress?: (counts: Counts) => void;
};

/** Messages of a kind that one process has in flight at most: this many lanes, each with this many. */
export const LANES = 2;
export const LANE_SIZE = 32;

/**
 * Sends what is queued and due of a kind, until nothing is left, a bound is reached, or it is stopped. What a dead process had in
 * flight is sent again under the same Message-ID.
 * @returns what became of the messages
 * @throws Error where the database, or what a check asks, failed; what had gone out is settled before, where that can be done
 */
export async function deliver<Message extends Claimed>(
  mailing: Mailing<Message>,
  sender: Sender,
  bounds: Bounds = {},
): Promise<Counts> {
  const { transport, presence, rate } = sender;
  const until = bounds.until?.getTime() ?? Number.POSITIVE_INFINITY;
  const counts: Counts = { sent: 0, deferred: 0, failed: 0, suppressed: 0 };
  let left = bounds.limit ?? Number.POSITIVE_INFINITY; // counts only what is still to be claimed
  const trouble: unknown[] = []; // that is of no message: what has not gone out stays queued
  const stopped = () =>
    trouble.length > 0 || mailing.stopped?.() || bounds.signal?.aborted || presence.lost() || Date.now() >= until;

  const unsure = (error: unknown): Wish => {
    trouble.push(error);
    return "moved";
  };

  async function send(message: Message, check: ReturnType<Mailing<Message>["check"]>): Promise<Settled> {
    const encoded = await mailing.encode(message).catch((error: Error) => error);
    return transport.turn(async () => {
      if (message.expiresAt <= new Date()) return { message, outcome: { state: "failed", error: NOT_IN_TIME } };
      const wish = stopped() ? "moved" : await check(message).catch(unsure);
      if (wish === "moved") return { message, outcome: { state: "queued", error: null } };
      if (wish !== "wanted") return { message, outcome: { state: "suppressed", error: wish.unwanted } };
      const sending = encoded instanceof Error ? Promise.reject(encoded) : transport.send(encoded);
      const outcome = await sending.then(() => ({ state: "sent" as const, error: null }), outcomeOf);
      mailing.tried?.(outcome);
      return { message, outcome };
    });
  }

  async function lane(): Promise<void> {
    let after: Message | null = null;
    while (!stopped() && left > 0) {
      const wanted = Math.min(LANE_SIZE, left);
      left -= wanted; // before anything is awaited: the other lane counts too
      const granted = await takeRate(rate, wanted);
      left += wanted - granted;
      if (granted === 0) {
        await sleep(100);
        continue;
      }
      const claimed: Message[] = await claim(mailing.kind, presence.number, granted, new Date(), after);
      left += granted - claimed.length;
      await returnRate(rate, granted - claimed.length);
      if (claimed.length === 0) {
        if (!after) return;
        after = null; // what was freed behind us meanwhile
        await requeueOfDead();
        await failExpired(mailing.kind, new Date());
        continue;
      }
      after = claimed.at(-1) as Message;
      const check = mailing.check(claimed);
      const settled = await Promise.all(claimed.map((message) => send(message, check)));
      await settle(presence.number, settled, new Date());
      for (const { outcome } of settled) {
        if (outcome.state === "queued") left++;
        else counts[outcome.state]++;
      }
      bounds.progress?.(counts);
      await mailing.settled?.();
    }
  }

  await requeueOfDead();
  await failExpired(mailing.kind, new Date());
  await Promise.all(Array.from({ length: LANES }, () => lane().catch((error) => trouble.push(error))));
  if (trouble.length > 0) throw trouble[0];
  return counts;
}
