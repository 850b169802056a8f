import { Prisma } from "../db/generated/client";
import type { Tx } from "../db/transaction";
import { ADDED_IF_MAILED } from "./removed-features";

/**
 * Puts a paper on the days of its duplicate too, those of a hidden duplicate included; both are locked. On a day that had both it is
 * pinned if either was, and there since the first came, so that it is not mailed again as late. A day that the paper was taken off
 * stays without it; a hidden paper is on those days once it is shown again.
 */
export async function mergeDays(tx: Tx, paperId: string, into: string): Promise<void> {
  const duplicate = (addedAt: Prisma.Sql) => Prisma.sql`(
    SELECT day, pinned, member_id, ${addedAt} AS added_at FROM feature WHERE paper_id = ${paperId}
    UNION ALL SELECT day, pinned, member_id, added_at FROM removed_feature WHERE paper_id = ${paperId} AND hidden)`;
  await tx.$executeRaw`
    INSERT INTO removed_feature AS own (day, paper_id, hidden, pinned, member_id, added_at)
    SELECT d.day, p.id, true, d.pinned, d.member_id, d.added_at FROM ${duplicate(ADDED_IF_MAILED)} d JOIN paper p ON p.id = ${into}
    WHERE p.hidden OR EXISTS (SELECT FROM removed_feature r WHERE r.day = d.day AND r.paper_id = p.id)
    ON CONFLICT (day, paper_id) DO UPDATE
    SET pinned = own.pinned OR EXCLUDED.pinned, added_at = least(own.added_at, EXCLUDED.added_at)`;
  await tx.$executeRaw`
    INSERT INTO feature AS own (day, paper_id, rank, title_key, pinned, member_id, added_at)
    SELECT d.day, p.id, 0, '', d.pinned, d.member_id, coalesce(d.added_at, now())
    FROM ${duplicate(Prisma.sql`added_at`)} d JOIN paper p ON p.id = ${into} AND NOT p.hidden
    WHERE NOT EXISTS (SELECT FROM removed_feature r WHERE r.day = d.day AND r.paper_id = p.id)
    ON CONFLICT (day, paper_id) DO UPDATE
    SET pinned = own.pinned OR EXCLUDED.pinned, added_at = least(own.added_at, EXCLUDED.added_at)`;
}
