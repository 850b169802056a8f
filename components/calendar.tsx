import { addDays, type Day, longDate, mondayOf, periodTitle } from "@/lib/papers/day";
import { CalendarMonth } from "./calendar-month";
import { counted } from "./counted";
import { CalendarIcon } from "./icons";

type Props = {
  /** The first of the month. */
  month: Day;
  days: { day: Day; papers: number }[];
  /** The nearest months with papers. */
  previous: Day | null;
  next: Day | null;
  /** The first and the last day of all that have papers. */
  span: [Day, Day] | null;
  today: Day;
  /** The day whose page this is. */
  current?: Day;
};

const WEEKDAYS = [
  ["Mo", "Monday"],
  ["Tu", "Tuesday"],
  ["We", "Wednesday"],
  ["Th", "Thursday"],
  ["Fr", "Friday"],
  ["Sa", "Saturday"],
  ["Su", "Sunday"],
] as const;

/** The days of a month with the weeks they are in, from Monday on; null before the first and after the last. */
function weeksOf(month: Day): (Day | null)[][] {
  const first = mondayOf(month);
  const days = Array.from({ length: 42 }, (_, index) => addDays(first, index));
  const inMonth = days.map((day) => (day.slice(0, 7) === month.slice(0, 7) ? day : null));
  return [0, 1, 2, 3, 4, 5].map((week) => inMonth.slice(week * 7, week * 7 + 7)).filter((week) => week.some(Boolean));
}

/** The date picker: a month whose days are links where there are papers. It opens without JavaScript; calendar.ts does the rest. */
export function Calendar({ month, days, previous, next, span, today, current }: Props) {
  const papers = new Map(days.map((entry) => [entry.day, entry.papers]));
  const cell = (day: Day) => {
    const count = papers.get(day);
    const number = Number(day.slice(8));
    const isToday = day === today ? "" : undefined;
    if (!count) return <span data-today={isToday}>{number}</span>;
    return (
      <a
        href={`/papers/date/${day}`}
        data-today={isToday}
        aria-label={`${longDate(day)}, ${counted(count, "paper")}`}
        aria-current={day === current ? "date" : undefined}
      >
        {number}
        <small>{count}</small>
      </a>
    );
  };
  return (
    <details className="menu" data-menu="" data-calendar="">
      <summary className="icon-button" aria-label="Choose a date">
        <CalendarIcon />
      </summary>
      <div className="calendar menu-panel right-0 w-80 p-4">
        <CalendarMonth month={month} previous={previous} next={next} span={span} />
        <table aria-label={periodTitle({ kind: "month", start: month })}>
          <thead>
            <tr>
              {WEEKDAYS.map(([short, name]) => (
                <th key={short} scope="col" abbr={name}>
                  {short}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {weeksOf(month).map((week, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: weeks keep their order
              <tr key={index}>
                {week.map((day, weekday) => (
                  <td key={WEEKDAYS[weekday]?.[0]}>{day && cell(day)}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
}
