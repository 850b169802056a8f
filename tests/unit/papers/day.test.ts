import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  addDays,
  dayOf,
  mondayOf,
  parseDay,
  parseMonth,
  parsePeriod,
  parseWeek,
  periodName,
  periodTitle,
  shortDate,
  weekName,
} from "@/lib/papers/day";

const days = fc.date({ min: new Date("1991-01-01"), max: new Date("2199-12-31"), noInvalidDate: true }).map(dayOf);

describe("a day", () => {
  it("is read as it is written", () => {
    fc.assert(
      fc.property(days, (day) => {
        expect(parseDay(day)).toBe(day);
      }),
    );
  });

  it.each(["2025-02-29", "2025-13-01", "2025-1-1", "25-01-01", "2025-10-29x", "", "0000-01-01"])("is not %j", (text) =>
    expect(parseDay(text)).toBeNull(),
  );

  it("is shown short in its own year and with the year in another", () => {
    expect(shortDate("2025-06-12", "2025-11-24")).toBe("Jun 12");
    expect(shortDate("2024-04-15", "2025-11-24")).toBe("Apr 15, 2024");
  });
});

describe("a week", () => {
  it("is named by ISO 8601, and its name leads back to its Monday", () => {
    fc.assert(
      fc.property(days, (day) => {
        const monday = mondayOf(day);
        expect(parseWeek(weekName(monday))).toBe(monday);
        expect(new Date(monday).getUTCDay()).toBe(1);
        expect(monday <= day && day < addDays(monday, 7)).toBe(true);
      }),
    );
  });

  it("belongs to the year of its Thursday", () => {
    expect(weekName(mondayOf("2025-10-29"))).toBe("2025-W44");
    expect(weekName("2024-12-30")).toBe("2025-W01");
    expect(parseWeek("2020-W53")).toBe("2020-12-28");
    expect(parseWeek("2025-W53")).toBeNull();
    expect(parseWeek("2025-W00")).toBeNull();
  });
});

describe("a period", () => {
  it("is named in its address as it was read", () => {
    for (const [kind, name] of [
      ["date", "2025-10-29"],
      ["week", "2025-W44"],
      ["month", "2025-10"],
    ] as const) {
      const period = parsePeriod(kind, name);
      expect(period && periodName(period)).toBe(name);
    }
    expect(parseMonth("2025-13")).toBeNull();
  });

  it("has a title", () => {
    expect(periodTitle({ kind: "date", start: "2025-10-29" })).toBe("Wednesday, October 29, 2025");
    expect(periodTitle({ kind: "week", start: "2025-10-27" })).toBe("Week 44 of 2025 · Oct 27 – Nov 2");
    expect(periodTitle({ kind: "month", start: "2025-10-01" })).toBe("October 2025");
  });
});
