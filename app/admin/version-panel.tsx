import { Moment } from "@/components/moment";
import type { SiteOverview } from "@/lib/curation/overview";
import { Panel } from "./panel";
import { duration } from "./words";

type Props = { version: NonNullable<SiteOverview["version"]>; now: Date };

/** What runs here, and since when. */
export function VersionPanel({ version: { version, commit, node, postgres, since }, now }: Props) {
  const figures: [string, string][] = [
    ["Daily Papers", version],
    ["Node", node],
    ["PostgreSQL", postgres],
  ];
  const next = (
    <>
      To update, run <code>git pull</code> and start again.
    </>
  );
  return (
    <Panel title="Version" figures={figures} next={next}>
      <p>
        Up for {duration(now.getTime() - since.getTime())}, since <Moment at={since} />
        {commit && (
          <>
            {" "}
            · commit <code>{commit.slice(0, 10)}</code>
          </>
        )}
      </p>
    </Panel>
  );
}
