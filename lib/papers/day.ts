/** A calendar date, `YYYY-MM-DD`; never a moment. */
export type Day = string;
/** What a feed page shows: a day, an ISO 8601 week, named by its Monday, or a month, named by its first day. */
export type Period = { kind: "date" | "week" | "month"; start: Day };

const DAY_MS = 86_400_000;

/** `text` if it is a date that exists, from year 1000 on; else null. */
export function parseDay(text: string): Day | null {
  if (!/^[1-9]\d{3}-\d{2}-\d{2}$/.test(text)) return null;
  const time = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(time) && dayOf(new Date(time)) === text ? text : null;
}

/** The UTC date of a moment. */
export function dayOf(moment: Date): Day {
  return moment.toISOString().slice(0, 10);
}

/** The first moment of a day in UTC, as Prisma takes a date. */
export function dateOf(day: Day): Date {
  return new Date(`${day}T00:00:00Z`);
}

/** `day` moved by whole days. */
export function addDays(day: Day, days: number): Day {
  return dayOf(new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS));
}

/** The Monday of the week of `day`. */
export function mondayOf(day: Day): Day {
  const weekday = (dateOf(day).getUTCDay() + 6) % 7;
  return addDays(day, -weekday);
}

/** The ISO 8601 name of the week that starts on `monday`: `2025-W44`. Its year is that of its Thursday. */
export function weekName(monday: Day): string {
  const thursday = addDays(monday, 3);
  const year = thursday.slice(0, 4);
  const days = (Date.parse(`${thursday}T00:00:00Z`) - Date.parse(`${year}-01-01T00:00:00Z`)) / DAY_MS;
  return `${year}-W${String(Math.floor(days / 7) + 1).padStart(2, "0")}`;
}

/** The Monday of an ISO 8601 week, or null where that year has no such week, or one of its days is none to parseDay. */
export function parseWeek(text: string): Day | null {
  const match = /^([1-9]\d{3})-W(\d{2})$/i.exec(text);
  if (!match) return null;
  const monday = addDays(mondayOf(`${match[1]}-01-04`), (Number(match[2]) - 1) * 7);
  if (!parseDay(monday) || !parseDay(addDays(monday, 6))) return null;
  return weekName(monday) === text.toUpperCase() ? monday : null;
}

/** The first day of a month written `2025-10`, or null. */
export function parseMonth(text: string): Day | null {
  return /^\d{4}-\d{2}$/.test(text) ? parseDay(`${text}-01`) : null;
}

/** Reads the period of a page's address, or null where it names none. */
export function parsePeriod(kind: Period["kind"], text: string): Period | null {
  const start = { date: parseDay, week: parseWeek, month: parseMonth }[kind](text);
  return start ? { kind, start } : null;
}

/** A period as its page's address has it. */
export function periodName({ kind, start }: Period): string {
  return { date: start, week: weekName(start), month: start.slice(0, 7) }[kind];
}

const format = (options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat("en-US", { ...options, timeZone: "UTC" });
const short = format({ month: "short", day: "numeric" });
const shortYear = format({ month: "short", day: "numeric", year: "numeric" });
const long = format({ weekday: "long", month: "long", day: "numeric", year: "numeric" });
const monthYear = format({ month: "long", year: "numeric" });

/** "Jun 12" in the year of `today`, "Apr 15, 2024" in another. */
export function shortDate(day: Day, today: Day): string {
  const date = dateOf(day);
  return (day.slice(0, 4) === today.slice(0, 4) ? short : shortYear).format(date);
}

/** "Wednesday, October 29, 2025". */
export function longDate(day: Day): string {
  return long.format(dateOf(day));
}

/** The heading of a period: a long date, "Week 44 of 2025 · Oct 27 – Nov 2", "October 2025". */
export function periodTitle({ kind, start }: Period): string {
  if (kind === "date") return longDate(start);
  if (kind === "month") return monthYear.format(dateOf(start));
  const [year, week] = weekName(start).split("-W");
  const range = `${short.format(dateOf(start))} – ${short.format(dateOf(addDays(start, 6)))}`;
  return `Week ${Number(week)} of ${year} · ${range}`;
}
