import { LinkedItem } from "@/components/linked-item";
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

function Facts({ frequency, first, last, papers, composedAt }: EditionRow) {
  return (
    <>
      {frequency} · {first === last ? first : `${first} to ${last}`} · {papers} {papers === 1 ? "paper" : "papers"} · composed{" "}
      <time dateTime={composedAt.toISOString()}>{MOMENT.format(composedAt)} UTC</time>
    </>
  );
}

/** Editions, newest first, each with its deliveries by state. */
export function EditionTable({ editions }: { editions: EditionRow[] }) {
  return (
    <ol>
      {editions.map((edition) => (
        <LinkedItem key={edition.id} href={`/digests/${edition.id}`} title={edition.subject} facts={<Facts {...edition} />}>
          <Counts counts={edition.counts} />
        </LinkedItem>
      ))}
    </ol>
  );
}
