import type { SiteOverview } from "@/lib/curation/overview";
import { Panel } from "./panel";
import { rows, size } from "./words";

/** How much the database holds. */
export function StoragePanel({ storage }: { storage: SiteOverview["storage"] }) {
  const figures: [string, string][] = [
    ["Database", size(storage.bytes)],
    ["Papers", rows(storage.papers)],
    ["Members", rows(storage.members)],
    ["Subscribers", rows(storage.subscribers)],
  ];
  const next = (
    <>
      This site makes no backups itself. Once a day, run <code>pg_dump --format=custom</code> and keep the file elsewhere; see
      docs/production.md.
    </>
  );
  return <Panel title="Storage" figures={figures} next={next} />;
}
