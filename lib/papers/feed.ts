import { db } from "../db/client";
import { Prisma } from "../db/generated/client";
import { CARD_COLUMNS, type Card } from "./card";
import type { Day, Period } from "./day";

/** A place in a feed: after this paper, with the votes it had when the link was made. */
export type FeedCursor = { day: Day; upvotes: number; id: string };
export type FeedCard = Card & { day: Day };
/** Cards in order, and where the next page starts; null on the last one. */
export type FeedPage = { cards: FeedCard[]; next: FeedCursor | null };

/** Cards on one page of a feed. */
export const PAGE_SIZE = 30;

const COLUMNS = Prisma.sql`${CARD_COLUMNS}, to_char(f.day, 'YYYY-MM-DD') AS day`;

/** The keys by which a cursor's paper is ordered: rank, title key, id. */
function keys(cursor: FeedCursor): Prisma.Sql {
  return Prisma.sql`(${-cursor.upvotes}::int, coalesce((SELECT left(lower(title), 200) FROM paper WHERE id = ${cursor.id}), ''), ${cursor.id})`;
}

function toPage(rows: FeedCard[]): FeedPage {
  const cards = rows.slice(0, PAGE_SIZE);
  const last = cards.at(-1);
  const more = rows.length > PAGE_SIZE && last;
  return { cards, next: more ? { day: last.day, upvotes: last.upvotes, id: last.id } : null };
}

/** The SQL of the page of all days: newest day first, within a day by upvotes, then title. Answered by index feature_by_day. */
export function latestSql(after?: FeedCursor): Prisma.Sql {
  const where = after
    ? Prisma.sql`WHERE f.day <= ${after.day}::date AND (f.day < ${after.day}::date OR (f.rank, f.title_key, f.paper_id) > ${keys(after)})`
    : Prisma.empty;
  return Prisma.sql`
    SELECT ${COLUMNS}
    FROM (
      SELECT f.day, f.rank, f.title_key, f.paper_id FROM feature f ${where}
      ORDER BY f.day DESC, f.rank, f.title_key, f.paper_id LIMIT ${PAGE_SIZE + 1}
    ) f JOIN paper p ON p.id = f.paper_id
    ORDER BY f.day DESC, f.rank, f.title_key, f.paper_id`;
}

/** A page of the feed of all days. */
export async function latestFeed(after?: FeedCursor): Promise<FeedPage> {
  return toPage(await db().$queryRaw<FeedCard[]>(latestSql(after)));
}

/** The SQL of a page of one day, week or month, by upvotes, then title. Answered by the index of that period. */
export function periodSql(period: Period, after?: FeedCursor): Prisma.Sql {
  const column = Prisma.raw({ date: "f.day", week: "f.week", month: "f.month" }[period.kind]);
  const rest = after ? Prisma.sql`AND (f.rank, f.title_key, f.paper_id) > ${keys(after)}` : Prisma.empty;
  return Prisma.sql`
    SELECT ${COLUMNS}
    FROM (
      SELECT DISTINCT ON (f.rank, f.title_key, f.paper_id) f.day, f.rank, f.title_key, f.paper_id FROM feature f
      WHERE ${column} = ${period.start}::date ${rest}
      ORDER BY f.rank, f.title_key, f.paper_id LIMIT ${PAGE_SIZE + 1}
    ) f JOIN paper p ON p.id = f.paper_id
    ORDER BY f.rank, f.title_key, f.paper_id`;
}

/** A page of one day, week or month; a paper featured twice in it is shown once. */
export async function periodFeed(period: Period, after?: FeedCursor): Promise<FeedPage> {
  return toPage(await db().$queryRaw<FeedCard[]>(periodSql(period, after)));
}
