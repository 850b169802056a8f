import { db } from "../db/client";
import type { Claimed } from "./claim";

const FRESH_MS = 50;

type Now = { id: string; address: string; active: boolean };

/**
 * Checks the readers of deliveries that were claimed some time ago, with one query for all of them at most every 50 ms: a server may
 * be so slow that they unsubscribe before their turn comes.
 * @returns a function that tells of a delivery whether its reader still wants it ("wanted"), has unsubscribed ("left"), or has
 * another address now ("moved")
 */
export function readerCheck(claimed: Claimed[]): (delivery: Claimed) => Promise<"wanted" | "left" | "moved"> {
  const ids = claimed.map(({ subscriberId }) => subscriberId);
  let asked = Date.now();
  let known: Promise<Map<string, Now>> | null = null;
  const ask = async () => {
    const rows = await db().$queryRaw<Now[]>`
      SELECT id::text, address, state = 'active' AS active FROM subscriber WHERE id = ANY(${ids}::uuid[])`;
    return new Map(rows.map((row) => [row.id, row]));
  };
  return async ({ subscriberId, address, wanted }) => {
    if (Date.now() - asked > FRESH_MS) {
      asked = Date.now();
      known = ask();
    }
    if (!known) return wanted ? "wanted" : "left";
    const now = (await known).get(subscriberId);
    if (!now?.active) return "left";
    return now.address === address ? "wanted" : "moved";
  };
}
