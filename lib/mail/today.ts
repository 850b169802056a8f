import { Prisma } from "../db/generated/client";
import { countUpTo, type RowCount } from "../db/row-count";

/** Mail since midnight in UTC, letters and digests alike, and what is not settled yet. */
export type MailToday = { sent: RowCount; bounced: RowCount; waiting: RowCount };

/** The SQL of what waits: the parts of the queue that have an index; what is settled is in none of them. */
export const waitingSql = (): Prisma.Sql => Prisma.sql`
  SELECT FROM message WHERE edition_id IS NULL AND state IN ('queued', 'deferred')
  UNION ALL SELECT FROM message WHERE edition_id IS NOT NULL AND state IN ('queued', 'deferred')
  UNION ALL SELECT FROM message WHERE state = 'sending'`;

/** The SQL of what was sent since a moment. */
export const sentSql = (since: Date): Prisma.Sql =>
  Prisma.sql`SELECT FROM message WHERE settled_at >= ${since} AND state = 'sent'`;

/** The SQL of bounces and complaints since a moment. */
export const bouncedSql = (since: Date): Prisma.Sql => Prisma.sql`SELECT FROM mail_event WHERE created_at >= ${since}`;

/** How much mail went out today, came back, and waits; each counted up to a bound. */
export async function mailToday(now = new Date()): Promise<MailToday> {
  const midnight = new Date(now.toISOString().slice(0, 10));
  const [sent, bounced, waiting] = await Promise.all([sentSql(midnight), bouncedSql(midnight), waitingSql()].map(countUpTo));
  return { sent, bounced, waiting } as MailToday;
}
