import { addDays, type Day, dayOf } from "../papers/day";
import type { Choices } from "../subscribers/choices";

/** The days, both included, whose papers a digest holds. */
export type Span = { first: Day; last: Day };
/**
 * What a digest is about: its days, and what came to the days before since a moment at which a reader was sent those.
 * `lateSince` is a time of PostgreSQL as it writes it, to the microsecond; null for who was sent nothing before.
 */
export type Period = Span & { lateSince?: string | null };

type Reader = { frequency: Choices["frequency"]; coveredThrough: Date | null };

// How far back a digest reaches after a gap, in days: a site that stood still for a month mails no month a day.
const REACH = { daily: 7, weekly: 14, monthly: 62 };

/** The last day that is complete: the one that ended, in UTC, before `now`. */
export function lastComplete(now: Date): Day {
  return addDays(dayOf(now), -1);
}

/**
 * The days that a reader's next digest is about: from the day after what they were sent before, up to `last`. So no day is
 * left out or sent twice when the clocks change, the time zone is moved or the site stood still. A first digest holds a day,
 * seven days, or the month before.
 * @returns null where everything up to `last` was covered already
 */
export function spanFor({ frequency, coveredThrough }: Reader, last: Day): Span | null {
  const earliest = addDays(last, 1 - REACH[frequency]);
  const fresh = { daily: last, weekly: addDays(last, -6), monthly: `${last.slice(0, 7)}-01` }[frequency];
  const next = coveredThrough ? addDays(dayOf(coveredThrough), 1) : fresh;
  const first = [next, earliest].sort().at(-1) as Day;
  return first > last ? null : { first, last };
}
