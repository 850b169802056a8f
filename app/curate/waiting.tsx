import type { ReactNode } from "react";
import { Moment } from "@/components/moment";
import { PersonLink } from "@/components/person-link";
import { ReasonField } from "@/components/reason-field";
import { Tex } from "@/components/tex";
import type { readQueue } from "@/lib/curation/queue";

type Queue = Awaited<ReturnType<typeof readQueue>>;
type Who = { username: string; name: string };

function Entry({ by, at, children }: { by: Who; at: Date; children: ReactNode }) {
  return (
    <li className="border-t border-line py-3 first:border-0 first:pt-0">
      {children}
      <p className="pt-1 text-sm text-muted">
        <PersonLink {...by} /> · <Moment at={at} />
      </p>
    </li>
  );
}

const Nothing = () => <p className="text-sm text-muted">Nothing waits.</p>;

function Decision({ action, id, paper }: { action: string; id: string; paper?: string }) {
  return (
    <form action="/api/curate" method="post" className="flex flex-wrap items-center gap-2 pt-2">
      <input type="hidden" name="action" value={action} />
      <input type="hidden" name="id" value={id} />
      {paper && <input type="hidden" name="paper" value={paper} />}
      <button type="submit" name="decision" value="approve" className="button primary">
        Approve
      </button>
      <ReasonField label="Why not" />
      <button type="submit" name="decision" value="refuse" className="button">
        Refuse
      </button>
    </form>
  );
}

export function Submissions({ submissions }: { submissions: Queue["submissions"] }) {
  if (submissions.length === 0) return <Nothing />;
  return (
    <ul>
      {submissions.map(({ id, title, authors, abstract, url, member, createdAt }) => (
        <Entry key={id} by={member} at={createdAt}>
          <h3 className="font-semibold">
            <Tex>{title}</Tex>
          </h3>
          <p className="text-sm text-muted">{authors.join(", ")}</p>
          <p className="py-1 text-sm text-soft">
            <Tex>{abstract}</Tex>
          </p>
          <a href={url} rel="nofollow ugc noopener" className="link text-sm">
            {url}
          </a>
          <Decision action="submission.decide" id={id} />
        </Entry>
      ))}
    </ul>
  );
}

export function Claims({ claims }: { claims: Queue["claims"] }) {
  if (claims.length === 0) return <Nothing />;
  return (
    <ul>
      {claims.map(({ id, author, member, paper, createdAt }) => (
        <Entry key={id} by={member} at={createdAt}>
          <p>
            {member.name} is <b className="font-semibold">{author}</b> of{" "}
            <a href={`/papers/${paper.id}`} className="link">
              <Tex>{paper.title}</Tex>
            </a>
          </p>
          <Decision action="claim.decide" id={id} paper={paper.id} />
        </Entry>
      ))}
    </ul>
  );
}

export function Reports({ reports }: { reports: Queue["reports"] }) {
  if (reports.length === 0) return <Nothing />;
  return (
    <ul>
      {reports.map(({ id, reason, paper, comment, member, createdAt }) => (
        <Entry key={id} by={member} at={createdAt}>
          <p className="font-semibold">{reason}</p>
          {paper && (
            <a href={`/curate/papers/${paper.id}`} className="link text-sm">
              <Tex>{paper.title}</Tex>
            </a>
          )}
          {comment && (
            <p className="text-sm text-soft">
              {comment.member && <PersonLink {...comment.member} />}: {comment.body.slice(0, 400)}{" "}
              <a href={`/comments/${comment.id}#remove`} className="link">
                Open the comment
              </a>
            </p>
          )}
          <form action="/api/curate" method="post" className="flex flex-wrap items-center gap-2 pt-2">
            <input type="hidden" name="id" value={id} />
            <ReasonField label="What was done" />
            <button type="submit" name="action" value="report.close" className="button">
              Close
            </button>
          </form>
        </Entry>
      ))}
    </ul>
  );
}
