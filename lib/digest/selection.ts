import type { Db } from "../db/client";
import { Prisma } from "../db/generated/client";
import { addDays, type Day } from "../papers/day";
import type { Choices } from "../subscribers/choices";
import { lastComplete, type Period, spanFor } from "./period";

const BATCH = 500;

/** Which subscriptions a run is about: those who are due, or all whose digest ends with a day; perhaps one address alone. */
export type Selection = { now: Date; date?: Day; to?: string };

/** What of a subscription decides on their next digest. `version` changes with every change to the row. */
export type Reader = Choices & {
  id: string;
  version: string;
  coveredThrough: Date | null;
  coveredAt: string | null;
  nextDueAt: Date;
};

/** What of an edition a reader's choices and the days before decide. */
export function periodOf(reader: Reader, { now, date }: Selection): Period | null {
  const span = spanFor(reader, date ?? lastComplete(now));
  return span && { ...span, lateSince: reader.coveredThrough && reader.coveredAt };
}

/** A place between two batches: after this reader. */
export type Place = Pick<Reader, "id" | "nextDueAt"> | null;

/** The condition under which a subscription is selected, after a place; and the order of an index, in which batches are read. */
function selected({ now, date, to }: Selection, after: Place): { where: Prisma.Sql; order: Prisma.Sql } {
  const one = to ? Prisma.sql`AND reader_id = (SELECT id FROM reader WHERE address_key = ${to})` : Prisma.empty;
  if (!date) {
    const rest = after ? Prisma.sql`AND (next_due_at, id) > (${after.nextDueAt}, ${after.id}::uuid)` : Prisma.empty;
    return { where: Prisma.sql`next_due_at <= ${now} ${one} ${rest}`, order: Prisma.sql`next_due_at, subscription.id` };
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
    order: Prisma.sql`subscription.id`,
  };
}

/** The SQL of the next batch of a selection. Nothing is locked: who reads it and writes later looks at `version` again. */
export function batchSql(selection: Selection, after: Place): Prisma.Sql {
  const { where, order } = selected(selection, after);
  return Prisma.sql`
    SELECT id::text, xmin::text AS version, frequency, weekday, local_time AS "localTime", time_zone AS "timeZone", papers, ranking,
      only_code AS "onlyCode", keywords, categories, locale, covered_through AS "coveredThrough", covered_at::text AS "coveredAt", next_due_at AS "nextDueAt"
    FROM subscription WHERE state = 'active' AND ${where} ORDER BY ${order} LIMIT ${BATCH}`;
}

/** Reads the next batch of a selection. */
export async function batch(selection: Selection, after: Place, on: Pick<Db, "$queryRaw">): Promise<Reader[]> {
  return on.$queryRaw(batchSql(selection, after));
}
