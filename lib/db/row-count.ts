import { db } from "./client";
import type { Prisma } from "./generated/client";

/** How many rows something has: counted, or as the statistics of PostgreSQL say, or more than were counted. */
export type RowCount = { count: number; how: "exactly" | "about" | "more" };

/** So many rows are counted one by one. */
const MOST = 20_000;

/**
 * How many rows a table or a partial index holds, in a time that does not grow with them: few are counted, many are estimated.
 * @param relation whose statistics count the rows
 * @param rows the same rows, for FROM
 */
export async function rowCount(relation: string, rows: Prisma.Sql): Promise<RowCount> {
  const [found] = await db().$queryRaw<{ estimate: number; counted: number }[]>`
    SELECT reltuples::float8 AS estimate,
      CASE WHEN reltuples > ${MOST} THEN 0 ELSE (SELECT count(*) FROM (SELECT FROM ${rows} LIMIT ${MOST + 1}) r) END::int AS counted
    FROM pg_class WHERE oid = ${relation}::regclass`;
  const { estimate = 0, counted = 0 } = found ?? {};
  if (estimate > MOST) return { count: Math.round(estimate), how: "about" };
  return counted > MOST ? { count: MOST, how: "more" } : { count: counted, how: "exactly" };
}

/** How many rows a query gives, counted up to a bound. @param rows a SELECT without LIMIT */
export async function countUpTo(rows: Prisma.Sql): Promise<RowCount> {
  const [found] = await db().$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS count FROM (${rows} LIMIT ${MOST + 1}) r`;
  const count = found?.count ?? 0;
  return count > MOST ? { count: MOST, how: "more" } : { count, how: "exactly" };
}
