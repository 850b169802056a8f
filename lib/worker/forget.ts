import { db } from "../db/client";
import { Prisma } from "../db/generated/client";

const DAY_MS = 86_400_000;
const AT_ONCE = 1000;
/** Days for which it is kept who got which edition, and what bounced. Editions stay in the archive. */
export const KEPT_DAYS = 90;

type Forgotten = "rate_limit" | "confirmation" | "invitation" | "invitation_answer" | "message" | "mail_event";

/** Deletes a part at a time, and leaves what others hold for the next run: nobody waits for it, nor it for them. */
async function deleteFrom(table: Forgotten, where: Prisma.Sql): Promise<void> {
  const name = Prisma.raw(table);
  for (let deleted = AT_ONCE; deleted === AT_ONCE; ) {
    deleted = await db().$executeRaw`
      DELETE FROM ${name} WHERE ctid = ANY(ARRAY(SELECT ctid FROM ${name} WHERE ${where} LIMIT ${AT_ONCE} FOR UPDATE SKIP LOCKED))`;
  }
}

/**
 * Deletes what has served: limits that are over, what became of a form of invitations a day ago, letters of a week ago, confirmations
 * and invitations that nobody confirmed of a month ago, digests and bounces of a quarter ago.
 */
export async function forget(now: Date): Promise<void> {
  const ago = (days: number) => new Date(now.getTime() - days * DAY_MS);
  await deleteFrom("rate_limit", Prisma.sql`expire < ${now}`);
  await deleteFrom("confirmation", Prisma.sql`expires_at < ${ago(30)}`);
  await deleteFrom("invitation", Prisma.sql`confirmed_at IS NULL AND expires_at < ${ago(30)}`);
  await deleteFrom("invitation_answer", Prisma.sql`created_at < ${ago(1)}`);
  await deleteFrom("message", Prisma.sql`edition_id IS NULL AND expires_at < ${ago(7)}`);
  await deleteFrom("message", Prisma.sql`edition_id IS NOT NULL AND settled_at < ${ago(KEPT_DAYS)}`);
  await deleteFrom("mail_event", Prisma.sql`created_at < ${ago(KEPT_DAYS)}`);
}
