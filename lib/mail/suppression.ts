import { db } from "../db/client";
import { mac, siteSecret } from "../db/secret";
import type { Tx } from "../db/transaction";
import { lockAddress } from "./address-lock";

/** The keyed hash under which an address is remembered when nothing else of it may be. */
export async function addressHash(addressKey: string, on?: Tx): Promise<string> {
  return mac(await siteSecret(on), "suppression", addressKey).toString("base64url");
}

/** Never writes to this address again, and keeps back what is queued for it; within a transaction. */
export async function suppress(addressKey: string, reason: string, on: Tx): Promise<void> {
  await lockAddress(addressKey, on);
  await on.suppression.createMany({ data: [{ addressHash: await addressHash(addressKey, on), reason }], skipDuplicates: true });
  await on.subscriber.updateMany({ where: { addressKey }, data: { state: "suppressed" } });
  await holdBack({ addressKey }, reason, on);
}

/** Keeps back what is queued for a subscriber, and says why; within a transaction. */
export async function holdBack(subscriber: { id: string } | { addressKey: string }, reason: string, on: Tx): Promise<void> {
  await on.message.updateMany({
    where: { subscriber, state: { in: ["queued", "deferred"] } },
    data: { state: "suppressed", error: reason, settledAt: new Date() },
  });
}

/** Whether this address is never to be written to; `on` is the transaction, for who asks within one. */
export async function isSuppressed(addressKey: string, on?: Tx): Promise<boolean> {
  return (await (on ?? db()).suppression.count({ where: { addressHash: await addressHash(addressKey, on) } })) > 0;
}
