import type { Metadata } from "next";
import { z } from "zod";
import { Nav } from "@/app/admin/nav";
import { CurateForm } from "@/app/curate/curate-form";
import { Deed } from "@/app/curate/deed";
import { Done } from "@/app/curate/done";
import { entryId } from "@/app/curate/entry-id";
import { allowedFor } from "@/app/member-page";
import { Moment } from "@/components/moment";
import { readLog, readLogFilters } from "@/lib/curation/log";
import { namesOf } from "@/lib/curation/names";
import { canUndo } from "@/lib/curation/undo";
import { parseDay } from "@/lib/papers/day";
import { Filters } from "./filters";

export const metadata: Metadata = { title: "Activity log", robots: { index: false } };

const word = z.string().trim().min(1).max(100).optional().catch(undefined);
const day = z.string().refine(parseDay).optional().catch(undefined);
const Query = z.object({ before: entryId, done: entryId, by: word, action: word, day });

/** Every action of every curator: who, what, when and why. */
export default async function LogPage({ searchParams }: { searchParams: Promise<object> }) {
  const { before, done, ...wanted } = Query.parse(await searchParams);
  const member = await allowedFor("log.read", "/curate/log");
  const [{ entries, next }, known] = await Promise.all([readLog(member, { ...wanted, before }), readLogFilters(member)]);
  const names = await namesOf(entries.flatMap((entry) => (entry.undone ? [entry, entry.undone] : [entry])));
  const older = new URLSearchParams(Object.entries(wanted).filter((pair): pair is [string, string] => pair[1] !== undefined));
  if (next) older.set("before", String(next));
  return (
    <div className="max-w-3xl">
      <Nav member={member} current="log" />
      <h1 className="pt-5 pb-4 text-2xl font-bold tracking-tight">Activity log</h1>
      <Done id={done} member={member} />
      <Filters {...known} {...wanted} />
      {entries.length === 0 && <p className="text-sm text-muted">Nothing in the log{older.size > 0 ? " matches" : " yet"}.</p>}
      <ol>
        {entries.map((entry) => (
          <li
            key={String(entry.id)}
            className="flex flex-wrap items-start justify-between gap-x-4 gap-y-2 border-t border-line py-3"
          >
            <div className="min-w-0 flex-1 basis-80">
              <p className={entry.undoneBy ? "text-muted" : undefined}>
                <Deed entry={entry} undone={entry.undone} names={names} />
              </p>
              {entry.reason && <p className="text-sm text-soft">“{entry.reason}”</p>}
              <p className="pt-0.5 text-sm text-muted">
                @{entry.curator} · <Moment at={entry.createdAt} />
                {entry.undoneBy && ` · undone by @${entry.undoneBy.curator}`}
              </p>
            </div>
            {canUndo(member, entry) && <CurateForm fields={{ action: "undo", entry: String(entry.id) }} button="Undo" />}
          </li>
        ))}
      </ol>
      {next && (
        <a href={`/curate/log?${older}`} className="button mt-4">
          Older
        </a>
      )}
    </div>
  );
}
