import type { ReactNode } from "react";
import { Moment } from "@/components/moment";
import { PersonLink } from "@/components/person-link";
import { ReasonField } from "@/components/reason-field";
import { Tex } from "@/components/tex";
import type { readQueue } from "@/lib/curation/queue";
import { plainText } from "@/lib/papers/latex";
import { CurateForm } from "./curate-form";

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

const Nothing = () => <p className="text-sm text-muted">All caught up.</p>;

/** Approving and refusing something that waits; who refuses says why. */
function Decision({ fields }: { fields: Record<string, string> }) {
  return (
    <div className="flex flex-wrap items-start gap-x-3 gap-y-2 pt-2">
      <CurateForm fields={{ ...fields, decision: "approve" }} button="Approve" primary />
      <details className="open:basis-full">
        <summary className="button">Refuse …</summary>
        <CurateForm fields={{ ...fields, decision: "refuse" }} button="Refuse" className="pt-2">
          <ReasonField label="Why not" required />
        </CurateForm>
      </details>
    </div>
  );
}

export function Submissions({ submissions }: { submissions: Queue["submissions"] }) {
  if (submissions.length === 0) return <Nothing />;
  return (
    <ul>
      {submissions.map(({ id, seen, title, authors, abstract, url, member, createdAt }) => (
        <Entry key={id} by={member} at={createdAt}>
          <h3 className="font-semibold">
            <Tex>{title}</Tex>
          </h3>
          <p className="text-sm text-muted">{authors.map(plainText).join(", ")}</p>
          <p className="py-1 text-sm text-soft">
            <Tex>{abstract}</Tex>
          </p>
          <a href={url} rel="nofollow ugc noopener" className="link text-sm">
            {url}
          </a>
          <Decision fields={{ action: "submission.decide", id, seen }} />
        </Entry>
      ))}
    </ul>
  );
}

export function Claims({ claims }: { claims: Queue["claims"] }) {
  if (claims.length === 0) return <Nothing />;
  return (
    <ul>
      {claims.map(({ id, seen, author, member, paper, createdAt }) => (
        <Entry key={id} by={member} at={createdAt}>
          <p>
            {member.name} says that they are <b className="font-semibold">{plainText(author)}</b>, an author of{" "}
            <a href={`/papers/${paper.id}`} className="link">
              <Tex>{paper.title}</Tex>
            </a>
          </p>
          <Decision fields={{ action: "claim.decide", id, seen, paper: paper.id }} />
        </Entry>
      ))}
    </ul>
  );
}

export function Reports({ reports }: { reports: Queue["reports"] }) {
  if (reports.length === 0) return <Nothing />;
  return (
    <ul>
      {reports.map(({ id, seen, reason, paper, comment, member, createdAt }) => (
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
              {comment.editedAt && comment.editedAt > createdAt && (
                <a href={`/comments/${comment.id}/history`} className="link">
                  Edited since it was reported
                </a>
              )}{" "}
              <a href={`/comments/${comment.id}#remove`} className="link">
                Open the comment
              </a>
            </p>
          )}
          <CurateForm fields={{ action: "report.close", id, seen }} button="Close" className="pt-2">
            <ReasonField label="What was done" />
          </CurateForm>
        </Entry>
      ))}
    </ul>
  );
}
