import { db } from "../db/client";
import type { ClaimedDigest } from "../mail/claim";
import type { Wish } from "../mail/deliver";

const FRESH_MS = 50;
const LEFT: Wish = { unwanted: "no longer subscribed" };

type Now = { id: string; address: string; active: boolean };

/**
 * Checks the readers of digests that were claimed some time ago, with one query for all of them at most every 50 ms: a server may
 * be so slow that they unsubscribe before their turn comes.
 */
export function readerCheck(claimed: ClaimedDigest[]): (message: ClaimedDigest) => Promise<Wish> {
  const ids = claimed.map(({ digest }) => digest.subscriptionId);
  let asked = Date.now();
  let known: Promise<Map<string, Now>> | null = null;
  const ask = async () => {
    const rows = await db().$queryRaw<Now[]>`
      SELECT s.id::text, r.address, s.state = 'active' AS active
      FROM subscription s JOIN reader r ON r.id = s.reader_id WHERE s.id = ANY(${ids}::uuid[])`;
    return new Map(rows.map((row) => [row.id, row]));
  };
  return async ({ address, digest: { subscriptionId, wanted } }) => {
    if (Date.now() - asked > FRESH_MS) {
      asked = Date.now();
      known = ask();
    }
    if (!known) return wanted ? "wanted" : LEFT;
    const now = (await known).get(subscriptionId);
    if (!now?.active) return LEFT;
    return now.address === address ? "wanted" : "moved";
  };
}
