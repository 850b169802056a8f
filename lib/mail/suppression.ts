import { db } from "../db/client";
import { mac, siteSecret } from "../db/secret";
import type { Tx } from "../db/transaction";
import { lockAddress } from "./address-lock";

const hashWith = (secret: string, addressKey: string) => mac(secret, "suppression", addressKey).toString("base64url");

/** The keyed hash under which an address is remembered when nothing else of it may be. */
export async function addressHash(addressKey: string, on?: Tx): Promise<string> {
  return hashWith(await siteSecret(on), addressKey);
}

/** Never writes to this address again, and keeps back what is queued for it; within a transaction. */
export async function suppress(addressKey: string, reason: string, on: Tx): Promise<void> {
  await lockAddress(addressKey, on);
  await on.suppression.createMany({ data: [{ addressHash: await addressHash(addressKey, on), reason }], skipDuplicates: true });
  await on.subscription.updateMany({ where: { reader: { addressKey } }, data: { state: "suppressed" } });
  await holdBack({ reader: { addressKey } }, reason, on);
}

/** Keeps back the digests that are queued for a subscription, and says why; within a transaction. */
export async function holdBack(
  subscription: { id: string } | { reader: { addressKey: string } },
  reason: string,
  on: Tx,
): Promise<void> {
  await on.message.updateMany({
    where: { subscription, state: { in: ["queued", "deferred"] } },
    data: { state: "suppressed", error: reason, settledAt: new Date() },
  });
}

/** Those of these addresses that are never to be written to; `on` is the transaction, for who asks within one. */
export async function suppressedAmong(addressKeys: string[], on?: Tx): Promise<Set<string>> {
  const secret = await siteSecret(on);
  const keys = new Map(addressKeys.map((key) => [hashWith(secret, key), key]));
  const rows = await (on ?? db()).suppression.findMany({ where: { addressHash: { in: [...keys.keys()] } } });
  return new Set(rows.map(({ addressHash }) => keys.get(addressHash) as string));
}

/** As above, whether this one is. */
export async function isSuppressed(addressKey: string, on?: Tx): Promise<boolean> {
  return (await suppressedAmong([addressKey], on)).size > 0;
}
