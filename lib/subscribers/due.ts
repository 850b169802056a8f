import { Temporal } from "temporal-polyfill";
import type { Choices } from "./choices";

type When = Pick<Choices, "frequency" | "weekday" | "localTime" | "timeZone">;

/** The first date from `date` on at which a digest is due. A monthly one comes on the first. */
function dueDate({ frequency, weekday }: When, date: Temporal.PlainDate): Temporal.PlainDate {
  if (frequency === "daily") return date;
  if (frequency === "weekly") return date.add({ days: (weekday - date.dayOfWeek + 7) % 7 });
  return date.day === 1 ? date : date.with({ day: 1 }).add({ months: 1 });
}

/**
 * The next moment, after `after`, at which a reader's digest is due by the clock on their wall. A time that a change to summer
 * time skips comes as much later; one that happens twice counts the first time ("compatible", as RFC 5545 has it).
 */
export function nextDue(choices: When, after: Date): Date {
  const start = Temporal.Instant.fromEpochMilliseconds(after.getTime()).toZonedDateTimeISO(choices.timeZone);
  for (let date = start.toPlainDate(); ; date = date.add({ days: 1 })) {
    date = dueDate(choices, date);
    const due = date
      .toPlainDateTime(Temporal.PlainTime.from(choices.localTime))
      .toZonedDateTime(choices.timeZone, { disambiguation: "compatible" }).epochMilliseconds;
    if (due > after.getTime()) return new Date(due);
  }
}
