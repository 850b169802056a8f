import { expect, it } from "vitest";
import { lastComplete, spanFor } from "@/lib/digest/period";

const span = (frequency: "daily" | "weekly" | "monthly", covered: string | null, last: string) => {
  const found = spanFor({ frequency, coveredThrough: covered ? new Date(covered) : null }, last);
  return found && `${found.first} to ${found.last}`;
};

it("begins with a day, a week, or the month", () => {
  expect(span("daily", null, "2025-10-29")).toBe("2025-10-29 to 2025-10-29");
  expect(span("weekly", null, "2025-10-29")).toBe("2025-10-23 to 2025-10-29");
  expect(span("monthly", null, "2025-10-31")).toBe("2025-10-01 to 2025-10-31");
});

it("goes on where the one before ended, and has nothing where that was the last day", () => {
  expect(span("daily", "2025-10-28", "2025-10-29")).toBe("2025-10-29 to 2025-10-29");
  expect(span("daily", "2025-10-27", "2025-10-29")).toBe("2025-10-28 to 2025-10-29");
  expect(span("daily", "2025-10-29", "2025-10-29")).toBeNull();
});

it("reaches back only so far after a gap", () => {
  expect(span("daily", "2025-01-01", "2025-10-29")).toBe("2025-10-23 to 2025-10-29");
  expect(span("weekly", "2025-01-01", "2025-10-29")).toBe("2025-10-16 to 2025-10-29");
});

it("ends with the last day that is over in UTC", () => {
  expect(lastComplete(new Date("2025-10-30T00:00:00Z"))).toBe("2025-10-29");
  expect(lastComplete(new Date("2025-10-30T23:59:59Z"))).toBe("2025-10-29");
});
