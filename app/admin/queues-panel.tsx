import type { SiteOverview } from "@/lib/curation/overview";
import { Next, Panel } from "./panel";
import { number } from "./words";

/** What waits for curators. */
export function QueuesPanel({ waiting }: { waiting: SiteOverview["waiting"] }) {
  const queues = [
    ["Submissions", waiting.submissions, "/curate#submissions"],
    ["Claims", waiting.claims, "/curate#claims"],
    ["Reports", waiting.reports, "/curate#reports"],
  ] as const;
  const first = queues.find(([, count]) => count > 0);
  const next = first ? (
    <Next href={first[2]}>Decide on the oldest of the {first[0].toLowerCase()}</Next>
  ) : (
    <>
      All caught up. <Next href="/curate/log">See what was done</Next>
    </>
  );
  return (
    <Panel title="Queues" next={next}>
      <ul className="flex flex-wrap gap-x-8 gap-y-3">
        {queues.map(([name, count, href]) => (
          <li key={name}>
            <a href={href} className="block hover:text-accent">
              <span className="block text-muted">{name}</span>
              <span className="block text-xl font-semibold text-ink tabular-nums">{number(count)}</span>
            </a>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
