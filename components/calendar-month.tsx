import { type Day, periodTitle } from "@/lib/papers/day";

type Props = { month: Day; previous: Day | null; next: Day | null; span: [Day, Day] | null };

const NAMES = Array.from({ length: 12 }, (_, index) =>
  new Intl.DateTimeFormat("en-US", { month: "long", timeZone: "UTC" }).format(Date.UTC(2000, index)),
);

const pageOf = (month: Day) => `/papers/month/${month.slice(0, 7)}`;

/** The month that a calendar shows: its name, or with a script fields to choose another, and the nearest months that have papers. */
export function CalendarMonth({ month, previous, next, span }: Props) {
  const year = Number(month.slice(0, 4));
  const from = Math.min(year, Number(span?.[0].slice(0, 4) ?? year));
  const to = Math.max(year, Number(span?.[1].slice(0, 4) ?? year));
  const years = Array.from({ length: to - from + 1 }, (_, index) => from + index);
  return (
    <div className="mb-2 flex items-center gap-1 text-sm font-semibold">
      <span data-plain-month="" className="mr-auto">
        {periodTitle({ kind: "month", start: month })}
      </span>
      <span data-choose-month="" hidden className="mr-auto flex gap-1">
        <select aria-label="Month" className="select" defaultValue={month.slice(5, 7)}>
          {NAMES.map((name, index) => (
            <option key={name} value={String(index + 1).padStart(2, "0")}>
              {name}
            </option>
          ))}
        </select>
        <select aria-label="Year" className="select" defaultValue={year}>
          {years.map((each) => (
            <option key={each}>{each}</option>
          ))}
        </select>
      </span>
      {previous && (
        <a
          href={pageOf(previous)}
          data-month="previous"
          aria-label={`Earlier: ${periodTitle({ kind: "month", start: previous })}`}
          className="icon-button"
        >
          ←
        </a>
      )}
      {next && (
        <a
          href={pageOf(next)}
          data-month="next"
          aria-label={`Later: ${periodTitle({ kind: "month", start: next })}`}
          className="icon-button"
        >
          →
        </a>
      )}
    </div>
  );
}
