import { db } from "../db/client";
import type { Claimed } from "./claim";

const FRESH_MS = 50;

type Now = { id: string; address: string; active: boolean };

/**
 * Looks again at the readers of deliveries that were claimed some time ago, at most every 50 ms: a server may be so slow that
 * they unsubscribe before their turn comes.
 * @returns a function that tells whether a delivery is still wanted, by nobody any more, or at another address
 */
export function lookingAgain(claimed: Claimed[]): (delivery: Claimed) => Promise<"wanted" | "left" | "moved"> {
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
