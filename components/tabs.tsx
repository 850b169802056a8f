import { type Day, mondayOf, periodName } from "@/lib/papers/day";

/** Day, week, month and trending; the first three lead to the period of `day`. The latest papers, which are by day, are none of them. */
export function Tabs({ current, day }: { current: "date" | "week" | "month" | "trending" | "latest"; day: Day }) {
  const tabs = [
    ["date", "Day", `/papers/date/${day}`],
    ["week", "Week", `/papers/week/${periodName({ kind: "week", start: mondayOf(day) })}`],
    ["month", "Month", `/papers/month/${day.slice(0, 7)}`],
    ["trending", "Trending", "/papers/trending"],
  ] as const;
  return (
    <nav aria-label="Period" className="flex min-w-0 gap-0.5 sm:gap-1">
      {tabs.map(([kind, label, href]) => (
        <a
          key={kind}
          href={href}
          className="tab"
          aria-current={kind === current ? "page" : current === "latest" && kind === "date" ? "true" : undefined}
        >
          {label}
        </a>
      ))}
    </nav>
  );
}
