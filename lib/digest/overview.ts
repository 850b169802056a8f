import { db } from "../db/client";
import { Prisma } from "../db/generated/client";
import { openDeliveries } from "./claim";
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
  next: EditionCursor | null;
  /** What mail servers answered about these editions, the most frequent first. */
  errors: { error: string; state: State; count: number }[];
};
/** A place in the list of editions: after this one. */
export type EditionCursor = { at: Date; id: string };

const PAGE_SIZE = 20;
const ERRORS = 20;
const FIRST: EditionCursor = { at: new Date("9999-12-31"), id: "ffffffff-ffff-ffff-ffff-ffffffffffff" };

/** The SQL of a page of editions, and one more to tell whether there is another. */
export function editionsSql({ at, id }: EditionCursor = FIRST): Prisma.Sql {
  return Prisma.sql`
    SELECT id::text, subject, frequency, papers, composed_at AS "composedAt",
      to_char(first_day, 'YYYY-MM-DD') AS first, to_char(last_day, 'YYYY-MM-DD') AS last
    FROM edition WHERE composed_at <= ${at} AND (composed_at < ${at} OR id > ${id}::uuid)
    ORDER BY composed_at DESC, edition.id LIMIT ${PAGE_SIZE + 1}`;
}

/** What the person who runs the site wants to know of its mail: editions, newest first, with their deliveries by state. */
export async function overview(now: Date, after?: EditionCursor): Promise<Overview> {
  const rows = await db().$queryRaw<Omit<EditionRow, "counts">[]>(editionsSql(after));
  const page = rows.slice(0, PAGE_SIZE);
  const ids = page.map(({ id }) => id);
  const [counted, errors, recent, open, pause] = await Promise.all([
    db().delivery.groupBy({ by: ["editionId", "state"], where: { editionId: { in: ids } }, _count: true }),
    db().$queryRaw<Overview["errors"]>`
      SELECT error, state, count(*)::int AS count FROM delivery
      WHERE edition_id = ANY(${ids}::uuid[]) AND state IN ('deferred', 'failed') AND error IS NOT NULL
      GROUP BY error, state ORDER BY count DESC, error LIMIT ${ERRORS}`,
    db().delivery.count({ where: { state: "sent", settledAt: { gt: new Date(now.getTime() - 60_000) } } }),
    openDeliveries(),
    pauseNow(now),
  ]);
  const counts = (id: string) =>
    Object.fromEntries(
      STATES.map((state) => [state, counted.find((row) => row.editionId === id && row.state === state)?._count ?? 0]),
    ) as Record<State, number>;
  const last = page.at(-1);
  return {
    pause,
    rate: recent / 60,
    open,
    editions: page.map((row) => ({ ...row, counts: counts(row.id) })),
    next: rows.length > PAGE_SIZE && last ? { at: last.composedAt, id: last.id } : null,
    errors,
  };
}
