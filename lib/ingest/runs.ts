import type { Db } from "../db/client";
import type { Day } from "../papers/day";

/** Its name in `ingest_run`. */
export const HUGGING_FACE = "hugging-face";
/** The furthest back that days are caught up after an outage. */
export const MOST_DAYS = 60;

/** Notes that a day of Hugging Face is wanted, so that it is caught up if this run fails or dies. */
export async function runBegins(db: Db, day: Day): Promise<void> {
  await db.$executeRaw`INSERT INTO ingest_run (source, day) VALUES (${HUGGING_FACE}, ${day}::date) ON CONFLICT DO NOTHING`;
}

/** Notes a good run for a day of Hugging Face. */
export async function runEnds(db: Db, day: Day): Promise<void> {
  await db.$executeRaw`UPDATE ingest_run SET finished_at = now() WHERE source = ${HUGGING_FACE} AND day = ${day}::date`;
}

/**
 * The days before `since` of which Hugging Face has more to tell, newest first: days between the first that was ever wanted and
 * `since` that had no good run, or none since the day after, when its papers and most of its votes are there. At most sixty days
 * back. A site that has just been set up has none.
 */
export async function missedDays(db: Db, since: Day): Promise<Day[]> {
  const rows = await db.$queryRaw<{ day: Day }[]>`
    SELECT to_char(wanted.day, 'YYYY-MM-DD') AS day
    FROM generate_series(
      (SELECT min(day) FROM ingest_run WHERE source = ${HUGGING_FACE} AND day > ${since}::date - ${MOST_DAYS}::int)::timestamp,
      ${since}::date - interval '1 day', interval '1 day') AS wanted(day)
    LEFT JOIN ingest_run r ON r.source = ${HUGGING_FACE} AND r.day = wanted.day
    WHERE r.day IS NULL OR r.finished_at IS NULL OR r.finished_at < (wanted.day + interval '2 days') AT TIME ZONE 'UTC'
    ORDER BY wanted.day DESC`;
  return rows.map(({ day }) => day);
}
