import { db } from "../db/client";
import { Prisma } from "../db/generated/client";
import { type RowCount, rowCount } from "../db/row-count";

export type { RowCount };
/** How much the database holds; its size in bytes. */
export type Storage = { bytes: number; papers: RowCount; members: RowCount; subscribers: RowCount };

/** Tells how much the database holds, in a time that does not grow with it. */
export async function storage(): Promise<Storage> {
  const [[size], papers, members, subscribers] = await Promise.all([
    db().$queryRaw<{ bytes: bigint }[]>`SELECT pg_database_size(current_database()) AS bytes`,
    rowCount("paper", Prisma.sql`paper`),
    rowCount("member", Prisma.sql`member`),
    rowCount("subscription_active", Prisma.sql`subscription WHERE state = 'active'`),
  ]);
  return { bytes: Number(size?.bytes ?? 0), papers, members, subscribers };
}
