import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { lastComplete, spanFor } from "@/lib/digest/period";
import { addDays, dayOf } from "@/lib/papers/day";
import { TIME_ZONES } from "@/lib/subscribers/choices";
import { nextDue } from "@/lib/subscribers/due";

const daily = (localTime: string, timeZone: string) => ({ frequency: "daily" as const, weekday: 1, localTime, timeZone });
const due = (choices: Parameters<typeof nextDue>[0], after: string) => nextDue(choices, new Date(after)).toISOString();
/** Date and time on a wall of that zone, as 2025-03-30 08:00. */
const wall = (at: Date, timeZone: string) =>
  new Intl.DateTimeFormat("sv-SE", { timeZone, dateStyle: "short", timeStyle: "short" }).format(at);

describe("a digest is due by the clock on the reader's wall", () => {
  it.each([
    ["in winter", "2025-01-15T12:00:00Z", "2025-01-16T07:00:00.000Z"],
    ["in summer", "2025-07-15T12:00:00Z", "2025-07-16T06:00:00.000Z"],
    ["on the day on which summer time begins", "2025-03-29T12:00:00Z", "2025-03-30T06:00:00.000Z"],
    ["on the day on which it ends", "2025-10-25T12:00:00Z", "2025-10-26T07:00:00.000Z"],
  ])("%s", (_when, after, expected) => expect(due(daily("08:00", "Europe/Berlin"), after)).toBe(expected));

  it("an hour later where the change to summer time skips it", () => {
    expect(due(daily("02:30", "Europe/Berlin"), "2025-03-29T12:00:00Z")).toBe("2025-03-30T01:30:00.000Z");
    expect(due(daily("02:30", "America/New_York"), "2025-03-08T12:00:00Z")).toBe("2025-03-09T07:30:00.000Z");
  });

  it("once, the first time, where the change from it repeats it", () => {
    const choices = daily("02:30", "Europe/Berlin");
    expect(due(choices, "2025-10-25T12:00:00Z")).toBe("2025-10-26T00:30:00.000Z");
    expect(due(choices, "2025-10-26T00:30:00Z")).toBe("2025-10-27T01:30:00.000Z");
  });

  it("on the weekday and on the first of the month that are theirs, not those of UTC", () => {
    const weekly = { ...daily("07:00", "Asia/Tokyo"), frequency: "weekly" as const, weekday: 1 };
    expect(due(weekly, "2025-10-29T00:00:00Z")).toBe("2025-11-02T22:00:00.000Z");
    const monthly = { ...daily("07:00", "Pacific/Auckland"), frequency: "monthly" as const };
    expect(due(monthly, "2025-10-29T00:00:00Z")).toBe("2025-10-31T18:00:00.000Z");
    expect(due(monthly, "2025-10-31T18:00:00Z")).toBe("2025-11-30T18:00:00.000Z");
  });

  it("after any moment, in any zone, at any time: that time, or one that the zone had skipped", () => {
    const times = fc.tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }));
    const moments = fc.date({ min: new Date("2020-01-01"), max: new Date("2035-01-01"), noInvalidDate: true });
    fc.assert(
      fc.property(fc.constantFrom(...TIME_ZONES), times, moments, (timeZone, [hour, minute], after) => {
        const localTime = `${String(hour).padStart(2, "0")}:${String(minute).padStart(2, "0")}`;
        const at = nextDue(daily(localTime, timeZone), after);
        const hours = (at.getTime() - after.getTime()) / 3_600_000;
        expect(hours).toBeGreaterThan(0);
        expect(hours).toBeLessThanOrEqual(49); // a zone that crosses the date line skips a day
        const [date, shown] = wall(at, timeZone).split(" ");
        if (shown !== localTime) {
          const before = new Date(at.getTime() - 24 * 3_600_000);
          expect(wall(before, timeZone), `${date} had no ${localTime}`).not.toBe(`${date} ${localTime}`);
        }
      }),
    );
  });
});

describe.each(["Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Africa/Casablanca", "UTC"])(
  "over a year in %s",
  (zone) => {
    it.each(["00:30", "02:30", "08:00", "23:59"])("a digest at %s comes each day, and holds each day once", (localTime) => {
      const start = new Date("2025-01-01T12:00:00Z");
      const sent: string[] = [];
      const covered: string[] = [];
      let last: Date | null = null;
      for (let now = nextDue(daily(localTime, zone), start); now < new Date("2026-01-01"); ) {
        const span = spanFor({ frequency: "daily", coveredThrough: last }, lastComplete(now));
        if (span) {
          for (let day = span.first; day <= span.last; day = addDays(day, 1)) covered.push(day);
          last = new Date(span.last);
        }
        sent.push(wall(now, zone).slice(0, 10));
        now = nextDue(daily(localTime, zone), now);
      }
      expect(new Set(sent).size, "no day has two digests").toBe(sent.length);
      const days = (from: string, count: number) => Array.from({ length: count }, (_, index) => addDays(from, index));
      expect(sent).toEqual(days(sent[0] as string, sent.length));
      expect(covered, "no day's papers come twice, none are left out").toEqual(days(covered[0] as string, covered.length));
      expect(covered.at(-1)).toBe(dayOf(new Date("2025-12-30")));
    });
  },
);
