import { counted } from "@/components/counted";
import { Moment } from "@/components/moment";
import type { SiteOverview } from "@/lib/curation/overview";
import { Next, Panel } from "./panel";
import { duration, number, rows } from "./words";

/** Sources are asked every hour: after so long something is wrong. */
const LATE_MS = 2 * 3_600_000;

function next({ off, huggingFace: { last, missed } }: SiteOverview["ingest"], now: Date) {
  const late = last && now.getTime() - last.getTime() > LATE_MS;
  const run = <code>npm run ingest -- --source hugging-face --days 7</code>;
  if (off) return <>INGEST is off on this server. Fetch papers by hand: {run}</>;
  if (!last) return <>No run has ended well yet. See the log of the worker, or run {run}</>;
  if (late) return <>No run has ended well for {duration(now.getTime() - last.getTime())}. See the log of the worker.</>;
  if (missed.length > 0) return <>The worker tries these days again every hour. To do it now: {run}</>;
  return <Next href="/">See the latest papers</Next>;
}

const LastAt = ({ what, at }: { what: string; at: Date }) => (
  <>
    {what} <Moment at={at} />
  </>
);

/** When the sources were last had, what they brought, and what failed. */
export function IngestPanel({ ingest, now }: { ingest: SiteOverview["ingest"]; now: Date }) {
  const { added, huggingFace, arxiv } = ingest;
  const { missed } = huggingFace;
  const figures: [string, string][] = [
    ["New in 24 hours", number(added)],
    ["Rejected", number(arxiv.rejected)],
  ];
  return (
    <Panel title="Ingest" figures={figures} next={next(ingest, now)}>
      <p>
        Hugging Face: {huggingFace.last ? <LastAt what="last good run" at={huggingFace.last} /> : "no good run yet"}
        {missed.length > 0 && ` · ${counted(missed.length, "day")} without a good run, the last one `}
        <span className="whitespace-nowrap">{missed[0]}</span>
      </p>
      <p>
        arXiv: {arxiv.last ? <LastAt what="last asked" at={arxiv.last} /> : "not asked yet"} · {rows(arxiv.due)} due
      </p>
      {arxiv.reasons.length > 0 && (
        <ul>
          {arxiv.reasons.map(({ reason, count }) => (
            <li key={reason}>
              <span className="font-semibold tabular-nums">{number(count)}</span> arXiv: {reason}
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}
