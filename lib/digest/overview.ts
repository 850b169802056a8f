import { type Cursor, cutPage } from "../cursor";
import { db } from "../db/client";
import { Prisma } from "../db/generated/client";
import { afterSql, type Key, keySql, orderSql } from "../db/keyset";
import { openDigests } from "../mail/claim";
import { type Pause, pauseNow } from "./pause";

/** The states of a delivery, in the order in which they follow each other. */
export const STATES = ["queued", "sending", "deferred", "sent", "failed", "suppressed"] as const;
export type State = (typeof STATES)[number];

export type EditionRow = {
  id: string;
  subject: string;
  frequency: string;
  first: string;
  last: string;
  papers: number;
  composedAt: Date;
  counts: Record<State, number>;
};
export type Overview = {
  pause: Pause | null;
  /** Messages that were taken in the last minute, per second. */
  rate: number;
  /** Deliveries that are still to be settled. */
  open: number;
  editions: EditionRow[];
  /** The place after the last edition, null at the end. */
  next: Cursor | null;
  /** What mail servers answered about these editions, the most frequent first. */
  errors: { error: string; state: State; count: number }[];
};

const PAGE_SIZE = 20;
const ERRORS = 20;
const KEYS: Key[] = [
  { column: Prisma.sql`edition.composed_at`, kind: "moment", descending: true },
  { column: Prisma.sql`edition.id`, kind: "uuid" },
];

/** The SQL of a page of editions, and one more to tell whether there is another. */
export function editionsSql(after?: Cursor): Prisma.Sql {
  return Prisma.sql`
    SELECT id::text, subject, frequency, papers, composed_at AS "composedAt",
      to_char(first_day, 'YYYY-MM-DD') AS first, to_char(last_day, 'YYYY-MM-DD') AS last, ${keySql(KEYS)}
    FROM edition ${after ? Prisma.sql`WHERE ${afterSql(KEYS, after)}` : Prisma.empty}
    ORDER BY ${orderSql(KEYS)} LIMIT ${PAGE_SIZE + 1}`;
}

/** What the person who runs the site wants to know of its mail: editions, newest first, with their deliveries by state. */
export async function overview(now: Date, after?: Cursor): Promise<Overview> {
  const rows = await db().$queryRaw<(Omit<EditionRow, "counts"> & { key: Cursor })[]>(editionsSql(after));
  const { shown: page, next } = cutPage(rows, PAGE_SIZE);
  const ids = page.map(({ id }) => id);
  const [counted, errors, recent, open, pause] = await Promise.all([
    db().message.groupBy({ by: ["editionId", "state"], where: { editionId: { in: ids } }, _count: true }),
    db().$queryRaw<Overview["errors"]>`
      SELECT error, state, count(*)::int AS count FROM message
      WHERE edition_id = ANY(${ids}::uuid[]) AND state IN ('deferred', 'failed') AND error IS NOT NULL
      GROUP BY error, state ORDER BY count DESC, error LIMIT ${ERRORS}`,
    db().message.count({
      where: { editionId: { not: null }, state: "sent", settledAt: { gt: new Date(now.getTime() - 60_000) } },
    }),
    openDigests(),
    pauseNow(now),
  ]);
  const counts = (id: string) =>
    Object.fromEntries(
      STATES.map((state) => [state, counted.find((row) => row.editionId === id && row.state === state)?._count ?? 0]),
    ) as Record<State, number>;
  return {
    pause,
    rate: recent / 60,
    open,
    editions: page.map((row) => ({ ...row, counts: counts(row.id) })),
    next,
    errors,
  };
}
