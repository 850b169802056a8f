import type { Db } from "../db/client";
import { Prisma } from "../db/generated/client";
import type { Day } from "../papers/day";

/** Identifiers asked for in one request to arXiv. */
export const IDS_PER_REQUEST = 100;

/**
 * SQL for the papers that arXiv is to be asked of next, those that are due since the shortest time first: new papers before a
 * long list of old ones.
 * @param day only those that this day features
 * @param tried ids that this run has asked for already
 */
export function dueSql(day: Day | null, tried: string[]): Prisma.Sql {
  const featured = day
    ? Prisma.sql`AND EXISTS (SELECT FROM feature f WHERE f.day = ${day}::date AND f.paper_id = c.paper_id)`
    : Prisma.empty;
  return Prisma.sql`
    SELECT c.paper_id AS id FROM arxiv_check c WHERE c.due_at <= now() ${featured} AND NOT c.paper_id = ANY(${tried})
    ORDER BY c.due_at DESC, c.paper_id LIMIT ${IDS_PER_REQUEST}`;
}

/** The ids of `dueSql`. */
export async function dueIds(db: Db, day: Day | null, tried: string[]): Promise<string[]> {
  return (await db.$queryRaw<{ id: string }[]>(dueSql(day, tried))).map(({ id }) => id);
}

/**
 * Notes what came of asking: papers that arXiv described are asked for again as their age says; those it does not have, or refuses,
 * after a day, then a week, then a month each.
 */
export async function settle(db: Db, described: string[], missed: { id: string; reason: string }[]): Promise<void> {
  await db.$executeRaw`
    UPDATE arxiv_check c SET misses = 0, problem = NULL, due_at = now() + arxiv_recheck(p.published_at, p.revised_at, p.featured_on)
    FROM paper p WHERE p.id = c.paper_id AND c.paper_id = ANY(${described})`;
  await db.$executeRaw`
    UPDATE arxiv_check c SET misses = c.misses + 1, problem = m.reason, due_at = now() +
      CASE c.misses WHEN 0 THEN interval '1 day' WHEN 1 THEN interval '7 days' ELSE interval '30 days' END
    FROM jsonb_to_recordset(${JSON.stringify(missed)}::jsonb) AS m(id text, reason text) WHERE c.paper_id = m.id`;
}
