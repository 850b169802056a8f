import { addDays, type Day, mondayOf, periodTitle } from "@/lib/papers/day";

type Props = { month: Day; days: { day: Day; papers: number }[]; previous: Day | null; next: Day | null; current?: Day };

/** The date picker: a month whose days are links where there are papers. It opens without JavaScript. */
export function Calendar({ month, days, previous, next, current }: Props) {
  const papers = new Map(days.map((entry) => [entry.day, entry.papers]));
  const first = mondayOf(month);
  const cells = Array.from({ length: 42 }, (_, index) => addDays(first, index));
  const weeks = cells.findIndex((day, index) => index >= 28 && index % 7 === 0 && day.slice(0, 7) !== month.slice(0, 7));
  const title = periodTitle({ kind: "month", start: month });
  return (
    <details className="relative">
      <summary className="button" aria-label="Choose a date">
        Calendar
      </summary>
      <div className="calendar absolute left-0 z-20 sm:right-0 sm:left-auto mt-2 w-72 rounded-2xl border border-line bg-raised p-4 shadow-xl">
        <div className="mb-2 flex items-center justify-between text-sm font-semibold">
          <span>{title}</span>
          <span className="flex!">
            {previous && (
              <a href={`/papers/month/${previous.slice(0, 7)}`} aria-label="Earlier month with papers" className="w-8">
                ←
              </a>
            )}
            {next && (
              <a href={`/papers/month/${next.slice(0, 7)}`} aria-label="Later month with papers" className="ml-1 w-8">
                →
              </a>
            )}
          </span>
        </div>
        <div className="grid grid-cols-7 gap-1">
          {(weeks < 0 ? cells : cells.slice(0, weeks)).map((day) => {
            const count = papers.get(day);
            const label = Number(day.slice(8));
            if (day.slice(0, 7) !== month.slice(0, 7)) return <span key={day} />;
            if (!count) return <span key={day}>{label}</span>;
            return (
              <a
                key={day}
                href={`/papers/date/${day}`}
                aria-label={`${day}, ${count} papers`}
                aria-current={day === current ? "date" : undefined}
              >
                {label}
              </a>
            );
          })}
        </div>
      </div>
    </details>
  );
}
