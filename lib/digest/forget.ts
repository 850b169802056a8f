import { db } from "../db/client";

const DAY_MS = 86_400_000;
/** Days for which it is kept who got which edition, and what bounced. Editions stay in the archive. */
export const KEPT_DAYS = 90;

/** Deletes what has served: limits that are over, confirmations of a month ago, deliveries and bounces of a quarter ago. */
export async function forget(now: Date): Promise<void> {
  const kept = new Date(now.getTime() - KEPT_DAYS * DAY_MS);
  await db().rateLimit.deleteMany({ where: { expire: { lt: now } } });
  await db().confirmation.deleteMany({ where: { expiresAt: { lt: new Date(now.getTime() - 30 * DAY_MS) } } });
  await db().delivery.deleteMany({ where: { settledAt: { lt: kept } } });
  await db().mailEvent.deleteMany({ where: { createdAt: { lt: kept } } });
}
