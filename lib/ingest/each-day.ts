import type { Day } from "../papers/day";
import { SourceDown } from "./http";

/** Failures in a row after which a source that answers nobody is left in peace. */
export const MOST_IN_A_ROW = 2;

/**
 * Does `work` for one day after the other. One that the source fails is told to `failed`, and the others go on, unless the source
 * answers nobody.
 * @param goOn asked before each day whether to go on
 */
export async function eachDay(
  days: Day[],
  work: (day: Day) => Promise<void>,
  failed: (day: Day, error: SourceDown) => void,
  goOn: () => boolean = () => true,
): Promise<void> {
  let failedInARow = 0;
  for (const day of days) {
    if (failedInARow === MOST_IN_A_ROW || !goOn()) return;
    try {
      await work(day);
      failedInARow = 0;
    } catch (error) {
      if (!(error instanceof SourceDown)) throw error;
      failedInARow = error.unavailable ? failedInARow + 1 : 0;
      failed(day, error);
    }
  }
}
