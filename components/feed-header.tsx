import { type Period, periodName, periodTitle } from "@/lib/papers/day";
import { Calendar } from "./calendar";
import { Tabs } from "./tabs";

type CalendarProps = Parameters<typeof Calendar>[0];
type Props = {
  title: string;
  note?: string;
  current: Parameters<typeof Tabs>[0]["current"];
  calendar: CalendarProps;
  day: string;
  previous?: Period | null;
  next?: Period | null;
};

function Step({ period, label, arrow }: { period: Period; label: string; arrow: string }) {
  return (
    <a
      href={`/papers/${period.kind}/${periodName(period)}`}
      rel={label === "Previous" ? "prev" : "next"}
      className="button"
      aria-label={`${label}: ${periodTitle(period)}`}
    >
      {arrow}
    </a>
  );
}

/** The heading of a list, its tabs, the way to the neighbouring periods, and the calendar. */
export function FeedHeader({ title, note, current, calendar, day, previous, next }: Props) {
  return (
    <div className="pt-6 pb-4">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <Tabs current={current} day={day} />
        <div className="flex items-center gap-2">
          {previous && <Step period={previous} label="Previous" arrow="←" />}
          {next && <Step period={next} label="Next" arrow="→" />}
          <Calendar {...calendar} />
        </div>
      </div>
      <h1 className="mt-5 text-2xl font-bold tracking-tight text-balance">{title}</h1>
      {note && <p className="mt-0.5 text-sm text-muted">{note}</p>}
    </div>
  );
}
