import type { EditionRow, State } from "@/lib/digest/overview";

const NUMBER = new Intl.NumberFormat("en-US");
const MOMENT = new Intl.DateTimeFormat("en-US", { dateStyle: "medium", timeStyle: "short", timeZone: "UTC" });
const TROUBLE: State[] = ["deferred", "failed"];

function Counts({ counts }: { counts: EditionRow["counts"] }) {
  const some = Object.entries(counts).filter(([, count]) => count > 0) as [State, number][];
  return (
    <ul className="flex flex-wrap gap-1.5 pt-1.5">
      {some.map(([state, count]) => (
        <li
          key={state}
          className={`rounded-md border px-2 text-[0.8125rem] tabular-nums ${TROUBLE.includes(state) ? "border-accent bg-tint text-ink" : "border-line text-soft"}`}
        >
          {NUMBER.format(count)} {state}
        </li>
      ))}
    </ul>
  );
}

/** Editions, newest first, each with its deliveries by state. */
export function EditionTable({ editions }: { editions: EditionRow[] }) {
  return (
    <ol>
      {editions.map((edition) => (
        <li key={edition.id} className="border-t border-line py-3">
          <a href={`/digests/${edition.id}`} className="font-semibold hover:text-accent">
            {edition.subject}
          </a>
          <p className="text-sm text-muted">
            {edition.frequency} · {edition.first === edition.last ? edition.first : `${edition.first} to ${edition.last}`} ·{" "}
            {edition.papers} {edition.papers === 1 ? "paper" : "papers"} · composed{" "}
            <time dateTime={edition.composedAt.toISOString()}>{MOMENT.format(edition.composedAt)} UTC</time>
          </p>
          <Counts counts={edition.counts} />
        </li>
      ))}
    </ol>
  );
}
