import type { Metadata } from "next";
import { z } from "zod";
import { allowedFor } from "@/app/member-page";
import { Moment } from "@/components/moment";
import { PersonLink } from "@/components/person-link";
import { readLog } from "@/lib/curation/log";

export const metadata: Metadata = { title: "Log of the curators", robots: { index: false } };

const LAST = 2n ** 63n - 1n; // what PostgreSQL's bigint holds
const Query = z.object({ before: z.coerce.bigint().positive().max(LAST).optional().catch(undefined) });

type About = Pick<Awaited<ReturnType<typeof readLog>>["entries"][number], "paperId" | "commentId" | "username" | "submission">;

/** What an action was about, leading there where it has a page. */
function Subject({ paperId, commentId, username, submission }: About) {
  if (paperId === null && commentId === null && username === null && submission === null)
    return <span className="font-medium">the site</span>;
  if (submission !== null) return <span className="font-medium">submission {submission}</span>;
  const [href, text] =
    paperId !== null
      ? [`/curate/papers/${paperId}`, `paper ${paperId}`]
      : username !== null
        ? [`/@${username}`, `@${username}`]
        : [`/comments/${commentId}/history`, `comment ${commentId}`];
  return (
    <a href={href} className="font-medium hover:text-accent">
      {text}
    </a>
  );
}

/** Every action of every curator: who, what, when and why. */
export default async function LogPage({ searchParams }: { searchParams: Promise<object> }) {
  const { before } = Query.parse(await searchParams);
  const member = await allowedFor("log.read", "/curate/log");
  const { entries, next } = await readLog(member, before);
  return (
    <div className="mx-auto max-w-3xl">
      <h1 className="pt-8 pb-4 text-2xl font-bold tracking-tight">Log of the curators</h1>
      {entries.length === 0 && <p className="text-sm text-muted">Nothing was done yet.</p>}
      <ol>
        {entries.map(({ id, curator, curatorId, action, reason, details, createdAt, ...about }) => (
          <li key={String(id)} className="border-t border-line py-3">
            <p>
              <span className="tag mr-2">{action}</span>
              <Subject {...about} />
            </p>
            {reason && <p className="pt-1 text-soft">{reason}</p>}
            <p className="pt-1 text-sm text-muted">
              <PersonLink name={`@${curator}`} username={curatorId && curator} /> · <Moment at={createdAt} />
            </p>
            {details && (
              <details className="text-sm text-muted">
                <summary className="link">Details</summary>
                <pre className="whitespace-pre-wrap pt-1 text-xs">{JSON.stringify(details, null, 1)}</pre>
              </details>
            )}
          </li>
        ))}
      </ol>
      {next && (
        <a href={`/curate/log?before=${next}`} className="button mt-4">
          Older
        </a>
      )}
    </div>
  );
}
