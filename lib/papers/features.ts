import type { Tx } from "../db/transaction";
import type { Day } from "./day";

// What puts papers on days. Triggers keep what a day is ordered by, and the last day of each paper.

/**
 * Puts a paper on a day under a member's name, in a transaction, also one that was taken off it. Put back, it is there since it first
 * came, so that it is not mailed again as late.
 * @returns whether it was not there before
 */
export async function putOnDay(memberId: string, paperId: string, day: Day, tx: Tx): Promise<boolean> {
  const added = await tx.$executeRaw`
    WITH removed AS (DELETE FROM removed_feature WHERE day = ${day}::date AND paper_id = ${paperId} RETURNING added_at)
    INSERT INTO feature (day, paper_id, rank, title_key, member_id, added_at)
    VALUES (${day}::date, ${paperId}, 0, '', ${memberId}::uuid, coalesce((SELECT added_at FROM removed), now()))
    ON CONFLICT DO NOTHING`;
  return added > 0;
}

/**
 * Puts papers on days, as a source has them, in a transaction. A hidden paper, and a day that a curator took it off, stay as they are.
 * @returns the days that have one more
 */
export async function putOnDays(features: { day: Day; id: string }[], tx: Tx): Promise<Day[]> {
  const added = await tx.$queryRaw<{ day: Day }[]>`
    INSERT INTO feature (day, paper_id, rank, title_key)
    SELECT t.day, t.id, 0, '' FROM jsonb_to_recordset(${JSON.stringify(features)}::jsonb) AS t(day date, id text)
    JOIN paper p ON p.id = t.id AND NOT p.hidden
    WHERE NOT EXISTS (SELECT FROM removed_feature r WHERE r.day = t.day AND r.paper_id = t.id)
      AND NOT EXISTS (SELECT FROM feature f WHERE f.day = t.day AND f.paper_id = t.id)
    ORDER BY t.id ON CONFLICT DO NOTHING RETURNING to_char(day, 'YYYY-MM-DD') AS day`;
  return [...new Set(added.map(({ day }) => day))];
}
