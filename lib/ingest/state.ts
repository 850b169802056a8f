import { db } from "../db/client";
import { Prisma } from "../db/generated/client";
import { countUpTo, type RowCount } from "../db/row-count";
import { addDays, type Day, dayOf } from "../papers/day";
import { HUGGING_FACE, MOST_DAYS, missedDays } from "./runs";

const NEW_MS = 24 * 3_600_000;
const REASONS = 5;

/** What the tables keep of how the sources are doing. What Hugging Face sent and was not accepted is in the log of the worker alone. */
export type IngestState = {
  /** Papers that sources put on the feed within a day. */
  added: number;
  /** The last good run, and the days that are still to be caught up, newest first. */
  huggingFace: { last: Date | null; missed: Day[] };
  /** When it was last asked, how many papers are due, and why others were not accepted, the most frequent reason first. */
  arxiv: { last: Date | null; due: RowCount; rejected: number; reasons: { reason: string; count: number }[] };
};

/** The SQL of how many papers sources put on the feed since a moment, on days that the ingest still looks at. */
export const addedSql = (since: Date): Prisma.Sql => Prisma.sql`
  SELECT count(*)::int AS count FROM feature
  WHERE day >= ${dayOf(since)}::date - ${MOST_DAYS}::int AND member_id IS NULL AND added_at > ${since}`;

/** The SQL of why arXiv's papers were not accepted, the most frequent reason first. */
export const reasonsSql = (): Prisma.Sql => Prisma.sql`
  SELECT problem AS reason, count(*)::int AS count FROM arxiv_check WHERE problem IS NOT NULL GROUP BY problem
  ORDER BY count DESC, problem`;

/** How the sources are doing. */
export async function ingestState(now = new Date()): Promise<IngestState> {
  const today = dayOf(now);
  const [[runs], missed, failed, [added], [turn], due, reasons] = await Promise.all([
    db().$queryRaw<{ last: Date | null }[]>`SELECT max(finished_at) AS last FROM ingest_run WHERE source = ${HUGGING_FACE}`,
    missedDays(db(), addDays(today, -2)),
    db().$queryRaw<{ day: Day }[]>`
      SELECT to_char(day, 'YYYY-MM-DD') AS day FROM ingest_run
      WHERE source = ${HUGGING_FACE} AND day >= ${today}::date - 2 AND finished_at IS NULL ORDER BY ingest_run.day DESC`,
    db().$queryRaw<{ count: number }[]>(addedSql(new Date(now.getTime() - NEW_MS))),
    db().$queryRaw<{ last: Date }[]>`SELECT least(free_at, now()) AS last FROM source_turn WHERE source = 'arxiv'`,
    countUpTo(Prisma.sql`SELECT FROM arxiv_check WHERE due_at <= ${now}`),
    db().$queryRaw<{ reason: string; count: number }[]>(reasonsSql()),
  ]);
  return {
    added: added?.count ?? 0,
    huggingFace: { last: runs?.last ?? null, missed: [...failed.map(({ day }) => day), ...missed] },
    arxiv: {
      last: turn?.last ?? null,
      due,
      rejected: reasons.reduce((sum, { count }) => sum + count, 0),
      reasons: reasons.slice(0, REASONS),
    },
  };
}
