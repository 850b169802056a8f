import { type Period, periodName, periodTitle } from "@/lib/papers/day";
import { Calendar } from "./calendar";
import { Tabs } from "./tabs";
import { ViewMenu } from "./view-menu";

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
    <div className="pt-5 pb-4">
      <div className="flex items-center justify-between gap-2">
        <Tabs current={current} day={day} />
        <div className="flex items-center gap-1">
          <ViewMenu />
          <Calendar {...calendar} />
        </div>
      </div>
      <div className="mt-4 flex items-start justify-between gap-3">
        <div>
          <h1 className="text-2xl font-bold tracking-tight text-balance">{title}</h1>
          {note && <p className="mt-0.5 text-sm text-muted">{note}</p>}
          <p id="new-papers" hidden className="mt-0.5 text-sm text-accent" />
        </div>
        {(previous || next) && (
          <div className="flex shrink-0 gap-1.5">
            {previous && <Step period={previous} label="Previous" arrow="←" />}
            {next && <Step period={next} label="Next" arrow="→" />}
          </div>
        )}
      </div>
    </div>
  );
}
