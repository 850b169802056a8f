import { type Db, db } from "../db/client";
import { Prisma } from "../db/generated/client";
import { addDays, type Day } from "../papers/day";
import type { Choices } from "../subscribers/choices";
import { nextDue } from "../subscribers/due";
import { edition, editionKey } from "./compose";
import { lastComplete, type Span, spanFor } from "./period";

/** Which subscribers a run is about: those who are due, or all whose digest ends with a day; perhaps one address alone. */
export type Selection = { now: Date; date?: Day; to?: string };

const BATCH = 500;
const HOUR_MS = 3_600_000;
// For how long, once due, it makes sense to send a digest.
const LIFE_MS = { daily: 24 * HOUR_MS, weekly: 72 * HOUR_MS, monthly: 168 * HOUR_MS };

/** What of a subscriber decides on their next digest. */
export type Reader = Choices & { id: string; coveredThrough: Date | null; nextDueAt: Date };

/** What of an edition a reader's choices and the days before decide. */
export function spanOf(reader: Reader, { now, date }: Selection): Span | null {
  return spanFor(reader, date ?? lastComplete(now));
}

/** A place between two batches: after this reader. */
type Place = Pick<Reader, "id" | "nextDueAt"> | null;

/** The condition under which a subscriber is selected, after a place; and the order of an index, in which batches are read. */
function selected({ now, date, to }: Selection, after: Place): { where: Prisma.Sql; order: Prisma.Sql } {
  const one = to ? Prisma.sql`AND address_key = ${to}` : Prisma.empty;
  if (!date) {
    const rest = after ? Prisma.sql`AND (next_due_at, id) > (${after.nextDueAt}, ${after.id}::uuid)` : Prisma.empty;
    return { where: Prisma.sql`next_due_at <= ${now} ${one} ${rest}`, order: Prisma.sql`next_due_at, subscriber.id` };
  }
  const next = addDays(date, 1);
  const weekday = ((new Date(next).getUTCDay() + 6) % 7) + 1;
  const ends = to
    ? Prisma.empty
    : Prisma.sql`AND (frequency = 'daily' OR (frequency = 'weekly' AND weekday = ${weekday})
        OR (frequency = 'monthly' AND ${next.endsWith("-01")}))`;
  const rest = after ? Prisma.sql`AND id > ${after.id}::uuid` : Prisma.empty;
  return {
    where: Prisma.sql`(covered_through IS NULL OR covered_through < ${date}::date) ${ends} ${one} ${rest}`,
    order: Prisma.sql`subscriber.id`,
  };
}

/** The SQL of the next batch of a selection, locked within a transaction. */
export function batchSql(selection: Selection, after: Place): Prisma.Sql {
  const { where, order } = selected(selection, after);
  return Prisma.sql`
    SELECT id::text, frequency, weekday, local_time AS "localTime", time_zone AS "timeZone", papers, ranking,
      only_code AS "onlyCode", keywords, categories, locale, covered_through AS "coveredThrough", next_due_at AS "nextDueAt"
    FROM subscriber WHERE state = 'active' AND ${where} ORDER BY ${order} LIMIT ${BATCH} FOR UPDATE SKIP LOCKED`;
}

/** Reads the next batch of a selection. */
export async function batch(selection: Selection, after: Place, on: Pick<Db, "$queryRaw">): Promise<Reader[]> {
  return on.$queryRaw(batchSql(selection, after));
}

/** A function that looks up what belongs to a key once; most readers share their choices, and all share the run. */
function remembering<T>(): (key: string, find: () => T) => T {
  const known = new Map<string, T>();
  return (key, find) => {
    const found = known.get(key) ?? find();
    known.set(key, found);
    return found;
  };
}

type Queued = { id: string; editionId: string | null; expiresAt: Date | null; nextDueAt: Date; covered: Day | null };

/** Writes the deliveries of a batch and moves its readers on to their next digest. */
async function write(rows: Queued[], queuedAt: Date, tx: Pick<Db, "$executeRaw">): Promise<number> {
  const ids = rows.map(({ id }) => id);
  await tx.$executeRaw`
    UPDATE subscriber s SET next_due_at = m.due, covered_through = coalesce(m.covered, s.covered_through)
    FROM unnest(${ids}::uuid[], ${rows.map((row) => row.nextDueAt)}::timestamptz[], ${rows.map((row) => row.covered)}::date[])
      AS m(id, due, covered)
    WHERE s.id = m.id`;
  return tx.$executeRaw`
    INSERT INTO delivery (edition_id, subscriber_id, due_at, expires_at)
    SELECT edition, reader, ${queuedAt}, expires
    FROM unnest(${ids}::uuid[], ${rows.map((row) => row.editionId)}::uuid[], ${rows.map((row) => row.expiresAt)}::timestamptz[])
      AS m(reader, edition, expires)
    WHERE edition IS NOT NULL ON CONFLICT DO NOTHING`;
}

/**
 * Composes what is due and queues a delivery for each reader; batch by batch, each of them whole or not at all. Processes that
 * do it at once share the work, and whoever has a delivery of an edition never gets a second one.
 * @returns how many deliveries are new
 */
export async function queueDue(selection: Selection): Promise<number> {
  const editions = remembering<ReturnType<typeof edition>>();
  const dueTimes = remembering<Date>();
  const queuedAt = new Date(); // not selection.now, which a test or a person may have chosen
  let queued = 0;

  async function rowOf(reader: Reader): Promise<Queued> {
    const span = spanOf(reader, selection);
    const found: { id: string } | string = span
      ? await editions(editionKey(span, reader), () => edition(span, reader))
      : "covered";
    const { frequency, weekday, localTime, timeZone } = reader;
    const next = () => nextDue(reader, selection.now);
    return {
      id: reader.id,
      editionId: typeof found === "object" ? found.id : null,
      expiresAt: typeof found === "object" ? new Date(queuedAt.getTime() + LIFE_MS[frequency]) : null,
      nextDueAt: selection.date ? reader.nextDueAt : dueTimes(`${frequency} ${weekday} ${localTime} ${timeZone}`, next),
      covered: span && found !== "no papers" ? span.last : null,
    };
  }

  for (let after: Place = null; ; ) {
    const last: Place = await db().$transaction(
      async (tx) => {
        const readers = await batch(selection, after, tx);
        const rows: Queued[] = [];
        for (const reader of readers) rows.push(await rowOf(reader));
        queued += await write(rows, queuedAt, tx);
        return readers.at(-1) ?? null;
      },
      { timeout: 300_000, maxWait: 30_000 },
    );
    if (!last) return queued;
    after = last;
  }
}
