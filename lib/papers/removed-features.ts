import { Prisma } from "../db/generated/client";
import type { Tx } from "../db/transaction";
import type { Day } from "./day";

/**
 * SQL of when a row of `feature` came to its day, for `removed_feature`: null while the day goes on, since digests send only days that
 * are over. Put back later, a paper that nobody was mailed is a late one, and any other is not.
 */
export const ADDED_IF_MAILED = Prisma.sql`CASE WHEN now() >= (day + 1)::timestamp AT TIME ZONE 'UTC' THEN added_at END`;

/**
 * Takes a paper off a day, or off all its days, in a transaction; what its place there was is kept.
 * @param hidden whether the paper is hidden, and comes back to its days when it is shown again
 * @returns how many days it was taken off
 */
export async function removeFromDays(
  tx: Tx,
  paperId: string,
  { hidden, day }: { hidden: boolean; day?: Day },
): Promise<number> {
  const onDay = day ? Prisma.sql`AND day = ${day}::date` : Prisma.empty;
  return tx.$executeRaw`
    WITH gone AS (DELETE FROM feature WHERE paper_id = ${paperId} ${onDay} RETURNING day, paper_id, pinned, member_id, added_at)
    INSERT INTO removed_feature (day, paper_id, hidden, pinned, member_id, added_at)
    SELECT day, paper_id, ${hidden}, pinned, member_id, ${ADDED_IF_MAILED} FROM gone
    ON CONFLICT (day, paper_id) DO UPDATE
    SET hidden = EXCLUDED.hidden, pinned = EXCLUDED.pinned, member_id = EXCLUDED.member_id, added_at = EXCLUDED.added_at`;
}

/**
 * Puts a paper back on a day that it was taken off by itself, as it was there, in a transaction.
 * @returns whether it was taken off, and is there again
 */
export async function returnToDay(tx: Tx, paperId: string, day: Day): Promise<boolean> {
  return (await comeBack(tx, Prisma.sql`paper_id = ${paperId} AND day = ${day}::date AND NOT hidden`)) > 0;
}

/** Puts a paper that is shown again back on the days that it was taken off by hiding it, in a transaction. */
export async function returnToDays(tx: Tx, paperId: string): Promise<void> {
  await comeBack(tx, Prisma.sql`paper_id = ${paperId} AND hidden`);
}

async function comeBack(tx: Tx, where: Prisma.Sql): Promise<number> {
  return tx.$executeRaw`
    WITH back AS (DELETE FROM removed_feature WHERE ${where} RETURNING day, paper_id, pinned, member_id, added_at)
    INSERT INTO feature (day, paper_id, rank, title_key, pinned, member_id, added_at)
    SELECT day, paper_id, 0, '', pinned, member_id, coalesce(added_at, now()) FROM back ON CONFLICT DO NOTHING`;
}
