import { db } from "../db/client";
import type { Prisma } from "../db/generated/client";
import { mac, siteSecret } from "../db/secret";

/** The keyed hash under which an address is remembered when nothing else of it may be. */
export async function addressHash(addressKey: string): Promise<string> {
  return mac(await siteSecret(), "suppression", addressKey).toString("base64url");
}

/** Never writes to this address again, and keeps back what is queued for it; within a transaction. */
export async function suppress(addressKey: string, reason: string, on: Prisma.TransactionClient): Promise<void> {
  await on.suppression.createMany({ data: [{ addressHash: await addressHash(addressKey), reason }], skipDuplicates: true });
  await on.subscriber.updateMany({ where: { addressKey }, data: { state: "suppressed" } });
  await holdBack({ addressKey }, reason, on);
}

/** Keeps back what is queued for a subscriber, and says why; within a transaction. */
export async function holdBack(
  subscriber: { id: string } | { addressKey: string },
  reason: string,
  on: Prisma.TransactionClient,
): Promise<void> {
  await on.delivery.updateMany({
    where: { subscriber, state: { in: ["queued", "deferred"] } },
    data: { state: "suppressed", error: reason, settledAt: new Date() },
  });
}

/** Whether this address is never to be written to. */
export async function isSuppressed(addressKey: string): Promise<boolean> {
  return (await db().suppression.count({ where: { addressHash: await addressHash(addressKey) } })) > 0;
}
