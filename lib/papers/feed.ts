import { db } from "../db/client";
import { Prisma } from "../db/generated/client";
import { CARD_COLUMNS, type Card } from "./card";
import type { Day, Period } from "./day";

/**
 * A place in a feed: after this paper, with the votes and the title key it had when the link was made, so that the place stays
 * where it was although the paper is merged, hidden, deleted or gets another title. Links of old had no title key: it is looked up.
 */
export type FeedCursor = { day: Day; upvotes: number; titleKey?: string; id: string };
export type FeedCard = Card & { day: Day; pinned: boolean };
type Row = FeedCard & { place: number; titleKey: string };
/** Cards in order, and where the next page starts; null on the last one. */
export type FeedPage = { cards: FeedCard[]; next: FeedCursor | null };

/** Cards on one page of a feed. */
export const PAGE_SIZE = 30;

const COLUMNS = Prisma.sql`${CARD_COLUMNS}, to_char(f.day, 'YYYY-MM-DD') AS day, f.pinned, -f.rank AS place, f.title_key AS "titleKey"`;

/** The keys by which a cursor's paper is ordered: rank, title key, id. */
function keys({ upvotes, titleKey, id }: FeedCursor): Prisma.Sql {
  const known = titleKey ?? Prisma.sql`coalesce((SELECT left(lower(title), 200) FROM paper WHERE id = ${id}), '')`;
  return Prisma.sql`(${-upvotes}::int, ${known}, ${id})`;
}

function toPage(rows: Row[]): FeedPage {
  const shown = rows.slice(0, PAGE_SIZE);
  const last = shown.at(-1);
  const next =
    rows.length > PAGE_SIZE && last ? { day: last.day, upvotes: last.place, titleKey: last.titleKey, id: last.id } : null;
  return { cards: shown.map(({ place: _, titleKey: __, ...card }) => card), next };
}

/** The SQL of the page of all days: newest day first, within a day what is pinned, then by upvotes, then title. Answered by index feature_by_day. */
export function latestSql(after?: FeedCursor): Prisma.Sql {
  const where = after
    ? Prisma.sql`WHERE f.day <= ${after.day}::date AND (f.day < ${after.day}::date OR (f.day_rank, f.title_key, f.paper_id) > ${keys(after)})`
    : Prisma.empty;
  return Prisma.sql`
    SELECT ${COLUMNS}
    FROM (
      SELECT f.day, f.day_rank AS rank, f.title_key, f.paper_id, f.pinned FROM feature f ${where}
      ORDER BY f.day DESC, f.day_rank, f.title_key, f.paper_id LIMIT ${PAGE_SIZE + 1}
    ) f JOIN paper p ON p.id = f.paper_id
    ORDER BY f.day DESC, f.rank, f.title_key, f.paper_id`;
}

/** A page of the feed of all days. */
export async function latestFeed(after?: FeedCursor): Promise<FeedPage> {
  return toPage(await db().$queryRaw<Row[]>(latestSql(after)));
}

/** The SQL of a page of one day, week or month, by upvotes, then title; what is pinned to a day comes first on it. Answered by the index of that period. */
export function periodSql(period: Period, after?: FeedCursor): Prisma.Sql {
  const column = Prisma.raw({ date: "f.day", week: "f.week", month: "f.month" }[period.kind]);
  const rank = Prisma.raw(period.kind === "date" ? "f.day_rank" : "f.rank");
  const pinned = Prisma.raw(period.kind === "date" ? "f.pinned" : "false AS pinned");
  const rest = after ? Prisma.sql`AND (${rank}, f.title_key, f.paper_id) > ${keys(after)}` : Prisma.empty;
  return Prisma.sql`
    SELECT ${COLUMNS}
    FROM (
      SELECT DISTINCT ON (${rank}, f.title_key, f.paper_id) f.day, ${rank} AS rank, f.title_key, f.paper_id, ${pinned}
      FROM feature f WHERE ${column} = ${period.start}::date ${rest}
      ORDER BY ${rank}, f.title_key, f.paper_id LIMIT ${PAGE_SIZE + 1}
    ) f JOIN paper p ON p.id = f.paper_id
    ORDER BY f.rank, f.title_key, f.paper_id`;
}

/** A page of one day, week or month; a paper featured twice in it is shown once. */
export async function periodFeed(period: Period, after?: FeedCursor): Promise<FeedPage> {
  return toPage(await db().$queryRaw<Row[]>(periodSql(period, after)));
}
