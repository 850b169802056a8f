import { Prisma } from "../db/generated/client";
import { read } from "../db/replica";
import { type Day, type Period, parseMonth } from "./day";

/** The days of the month of `day` that have papers, each with how many. */
async function daysOfMonth(day: Day): Promise<{ day: Day; papers: number }[]> {
  const first = parseMonth(day.slice(0, 7));
  return read(
    (from) => from.$queryRaw`
    SELECT to_char(day, 'YYYY-MM-DD') AS day, count(*)::int AS papers FROM feature
    WHERE day >= ${first}::date AND day < ${first}::date + interval '1 month' GROUP BY feature.day ORDER BY feature.day`,
  );
}

/** The nearest periods of the same kind that have papers, before and after; null at either end. */
async function neighbours({ kind, start }: Period): Promise<{ previous: Day | null; next: Day | null }> {
  const column = Prisma.raw({ date: "day", week: "week", month: "month" }[kind]);
  const [row] = await read(
    (from) => from.$queryRaw<[{ previous: Day | null; next: Day | null }]>`
    SELECT to_char((SELECT max(${column}) FROM feature WHERE ${column} < ${start}::date), 'YYYY-MM-DD') AS previous,
           to_char((SELECT min(${column}) FROM feature WHERE ${column} > ${start}::date), 'YYYY-MM-DD') AS next`,
  );
  return row;
}

/** The newest day that has papers; null in an empty database. */
export async function latestDay(): Promise<Day | null> {
  const [row] = await read(
    (from) => from.$queryRaw<[{ day: Day | null }]>`SELECT to_char(max(day), 'YYYY-MM-DD') AS day FROM feature`,
  );
  return row.day;
}

/** How many papers a period has. */
async function countOf({ kind, start }: Period): Promise<number> {
  const column = Prisma.raw({ date: "day", week: "week", month: "month" }[kind]);
  const [row] = await read(
    (from) => from.$queryRaw<[{ papers: number }]>`
    SELECT count(DISTINCT paper_id)::int AS papers FROM feature WHERE ${column} = ${start}::date`,
  );
  return row.papers;
}

/** The first and the last day that have papers; null in an empty database. */
async function spanOfDays(): Promise<[Day, Day] | null> {
  const [row] = await read(
    (from) => from.$queryRaw<[{ first: Day | null; last: Day | null }]>`
    SELECT to_char(min(day), 'YYYY-MM-DD') AS first, to_char(max(day), 'YYYY-MM-DD') AS last FROM feature`,
  );
  return row.first && row.last ? [row.first, row.last] : null;
}

/** How many papers each of some days has. */
export async function papersOfDays(days: Day[]): Promise<Map<Day, number>> {
  const rows = await read(
    (from) => from.$queryRaw<{ day: Day; papers: number }[]>`
    SELECT to_char(day, 'YYYY-MM-DD') AS day, count(*)::int AS papers FROM feature
    WHERE day = ANY(${days}::date[]) GROUP BY feature.day`,
  );
  return new Map(rows.map(({ day, papers }) => [day, papers]));
}

/** What stands around a list: the neighbours of its period, how many papers that has, and the calendar of its month. */
export async function surroundings(period: Period) {
  const month = parseMonth(period.start.slice(0, 7)) as Day;
  const [around, count, days, months, span] = await Promise.all([
    neighbours(period),
    countOf(period),
    daysOfMonth(month),
    neighbours({ kind: "month", start: month }),
    spanOfDays(),
  ]);
  return { ...around, count, calendar: { month, days, previous: months.previous, next: months.next, span } };
}
