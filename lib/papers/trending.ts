import { db } from "../db/client";
import { Prisma } from "../db/generated/client";
import { CARD_COLUMNS, type Card } from "./card";
import { PAGE_SIZE } from "./feed";

/** A place in the trending list: after the paper with this score and id. */
export type TrendingCursor = { score: number; id: string };

/**
 * The SQL of a page of featured papers by the score that the SQL function `trending_score` gives (see the first migration:
 * 2 · log10(votes + 2 · comments + 1) + days). Answered by index paper_trending.
 */
export function trendingSql(after?: TrendingCursor): Prisma.Sql {
  const rest = after
    ? Prisma.sql`AND p.trending <= ${after.score}::float8 AND (p.trending < ${after.score}::float8 OR p.id > ${after.id})`
    : Prisma.empty;
  return Prisma.sql`
    SELECT ${CARD_COLUMNS}, p.trending AS score FROM paper p WHERE p.featured_on IS NOT NULL ${rest}
    ORDER BY p.trending DESC, p.id LIMIT ${PAGE_SIZE + 1}`;
}

/** A page of the trending list, and where the next one starts; null on the last. */
export async function trendingFeed(after?: TrendingCursor): Promise<{ cards: Card[]; next: TrendingCursor | null }> {
  const rows = await db().$queryRaw<(Card & { score: number })[]>(trendingSql(after));
  const cards = rows.slice(0, PAGE_SIZE);
  const last = cards.at(-1);
  return { cards, next: rows.length > PAGE_SIZE && last ? { score: last.score, id: last.id } : null };
}
