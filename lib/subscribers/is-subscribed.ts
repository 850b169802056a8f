import { db } from "../db/client";

/** Whether a member gets the digest: one of their addresses has an active subscription. */
export async function isSubscribed(memberId: string): Promise<boolean> {
  const found = await db().subscription.findFirst({ where: { state: "active", reader: { memberId } }, select: { id: true } });
  return found !== null;
}
