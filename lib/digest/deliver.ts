import { siteSecret } from "../db/secret";
import type { ClaimedDigest } from "../mail/claim";
import { type Bounds, type Counts, deliver, type Sender } from "../mail/deliver";
import type { Outcome } from "../mail/outcome";
import { personalise } from "./message";
import { pauseNow, pauseSending } from "./pause";
import { preparing } from "./prepared";
import { readerCheck } from "./readers";

/** So many errors in a row pause the run. */
export const ERRORS_IN_A_ROW = 20;

/**
 * Sends the digests that are queued and due, until nothing is left, a bound is reached, or too many errors in a row pause it.
 * @returns what became of them, and why it paused if it did
 */
export async function deliverDigests(sender: Sender, bounds: Bounds): Promise<Counts & { paused: string | null }> {
  const { transport } = sender;
  const secret = await siteSecret();
  const prepared = preparing(transport);
  const errors: Outcome[] = [];
  let paused: string | null = (await pauseNow())?.reason ?? null;
  const tooMany = () => errors.length >= ERRORS_IN_A_ROW;

  async function pauseIfTooMany(): Promise<void> {
    if (!tooMany() || paused !== null || bounds.signal?.aborted) return;
    paused = `${errors.length} errors in a row; the last: ${errors.at(-1)?.error}`;
    await pauseSending(
      paused,
      errors.some((error) => error.state === "deferred"),
    );
  }

  const counts = await deliver<ClaimedDigest>(
    {
      kind: "digest",
      encode: async ({ address, digest: { editionId, subscriptionId } }) =>
        personalise(await prepared(editionId), { id: subscriptionId, address }, { transport, secret, now: new Date() }),
      check: readerCheck,
      stopped: () => paused !== null || tooMany(),
      tried: (outcome) => {
        if (outcome.state === "sent") errors.length = 0;
        else errors.push(outcome as Outcome);
      },
      settled: async () => {
        await pauseIfTooMany();
        paused ??= (await pauseNow())?.reason ?? null;
      },
    },
    sender,
    bounds,
  );
  return { ...counts, paused };
}
