import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { withoutOutages } from "../../bin/outage-log.mjs";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** What is logged of these errors, where the database was away or was not. */
function logged(errors: unknown[], wasAway: boolean): unknown[] {
  const lines: unknown[] = [];
  const log = withoutOutages(
    (line: unknown) => lines.push(line),
    () => wasAway,
  );
  for (const error of errors) log(error);
  vi.advanceTimersByTime(10_000);
  return lines;
}

const refused = Object.assign(new Error("connect"), { code: "ECONNREFUSED" });
const wrapped = new Error("A page failed", { cause: new Error("Connection terminated unexpectedly") });
const text = "The digest failed: terminating connection due to unexpected postmaster exit (57P01)";
const late = new Error("timeout expired");

it("leaves out what failed for want of the database, however it is wrapped", () => {
  expect(logged([refused, wrapped, text, late], true)).toEqual([]);
});

it("logs it all the same where the database was not away", () => {
  expect(logged([refused, wrapped, text, late], false)).toEqual([refused, wrapped, text, late]);
});

it("logs everything else at once", () => {
  const bug = new TypeError("undefined is not a function");
  expect(logged([bug, "a line"], true)).toEqual([bug, "a line"]);
});
