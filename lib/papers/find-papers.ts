import { type Cursor, cursorPath, cutPage, readCursor } from "../cursor";
import type { Db } from "../db/client";
import { Prisma } from "../db/generated/client";
import { afterSql, keySql, orderSql } from "../db/keyset";
import { read } from "../db/replica";
import { CARD_COLUMNS, type Card } from "./card";
import type { Day } from "./day";
import { listOf } from "./lists";
import { PaperQuery } from "./paper-query";

/**
 * A card, the day on which its list has it, or the last that featured it, if any; whether it is pinned to that, and when it came
 * there, in seconds since 1970, in lists by day.
 */
export type FoundPaper = Card & { day: Day | null; pinned: boolean; addedAt: number | null };
/** Papers in order, and where the next page starts; null on the last one. `total` is 0 unless it was asked for. */
export type FoundPapers<Paper = FoundPaper> = { cards: Paper[]; next: Cursor | null; total: number };

/**
 * The SQL of a page of papers, and one more to tell whether there is another: first the ids, in the order of the list, then what
 * is shown of them.
 * @param columns of a `paper` named p
 */
export function papersSql(asked: PaperQuery, columns: Prisma.Sql = CARD_COLUMNS): Prisma.Sql {
  const query = PaperQuery.parse(asked);
  const { from, where, keys, onDay, repeats } = listOf(query);
  const conditions = query.after ? [...where, afterSql(keys, query.after)] : where;
  const found = keys.map((key, at) => ({ ...key, column: Prisma.raw(`l.key${at}`) }));
  const id = Prisma.raw(`l.key${keys.length - 1}`);
  return Prisma.sql`
    SELECT ${columns}, to_char(coalesce(l.day, p.featured_on), 'YYYY-MM-DD') AS day, l.pinned, l.added_at AS "addedAt", ${keySql(found)}, l.total
    FROM (
      SELECT ${repeats ? Prisma.sql`DISTINCT ON (${orderSql(keys)})` : Prisma.empty}
        ${Prisma.join(keys.map(({ column }, at) => Prisma.sql`${column} AS ${Prisma.raw(`key${at}`)}`))},
        ${onDay?.day ?? Prisma.sql`NULL::date`} AS day, ${onDay?.pinned ?? Prisma.sql`false`} AS pinned,
        ${onDay?.addedAt ? Prisma.sql`extract(epoch FROM ${onDay.addedAt})::int` : Prisma.sql`NULL::int`} AS added_at,
        ${query.counted ? Prisma.sql`(count(*) OVER ())::int` : Prisma.sql`0`} AS total
      FROM ${from} ${conditions.length ? Prisma.sql`WHERE ${Prisma.join(conditions, " AND ")}` : Prisma.empty}
      ORDER BY ${orderSql(keys)} LIMIT ${query.limit + 1}
    ) l JOIN paper p ON p.id = ${id} ORDER BY ${orderSql(found)}`;
}

/**
 * Asks for a page of papers.
 * @param options `columns`: others than those of a card; `from`: the database, where it may not be a replica
 * @throws ZodError where the query is none
 */
export async function findPapers<Paper = FoundPaper>(
  asked: PaperQuery,
  { columns, from }: { columns?: Prisma.Sql; from?: Db } = {},
): Promise<FoundPapers<Paper>> {
  const query = PaperQuery.parse(asked);
  if (query.order === "relevance" && query.words === "") return { cards: [], next: null, total: 0 };
  const ask = (at: Db) => at.$queryRaw<(Paper & { key: Cursor; total: number })[]>(papersSql(asked, columns));
  const rows = await (from ? ask(from) : read(ask));
  const { shown, next } = cutPage(rows, query.limit);
  return { cards: shown.map(({ total: _, ...card }) => card as Paper), next, total: rows[0]?.total ?? 0 };
}

const kindsOf = (asked: PaperQuery) => listOf(PaperQuery.parse(asked)).keys.map(({ kind }) => kind);

/** Reads the place in a query's list that an address ends with: undefined where there is none, null where it is malformed. */
export const readAfter = (asked: PaperQuery, path: string[]): Cursor | undefined | null => readCursor(kindsOf(asked), path);

/** The address of the next page of a query's list, under the address of that; null where there is none. */
export const nextHref = (asked: PaperQuery, base: string, next: Cursor | null): string | null =>
  next && `${base}/${cursorPath(kindsOf(asked), next)}`;
