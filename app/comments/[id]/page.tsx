import type { Metadata } from "next";
import { headers } from "next/headers";
import { notFound } from "next/navigation";
import { z } from "zod";
import { CurateForm } from "@/app/curate/curate-form";
import { CommentForm } from "@/components/comment-form";
import { Moment } from "@/components/moment";
import { ReasonField } from "@/components/reason-field";
import { Tex } from "@/components/tex";
import { allows } from "@/lib/accounts/roles";
import { memberOf } from "@/lib/accounts/session";
import { htmlOf } from "@/lib/comments/html";
import { readComment } from "@/lib/comments/read";
import { seenComment } from "@/lib/seen";

export const metadata: Metadata = { title: "A comment", robots: { index: false } };

// Whoever comes from the discussion decides on what they saw there.
const Query = z.object({ seen: z.string().max(100).optional().catch(undefined) });
type Props = { params: Promise<{ id: string }>; searchParams: Promise<object> };

/** One comment, with what can be done about it: answer, change, delete, remove. Scripts show these forms in the discussion. */
export default async function CommentPage({ params, searchParams }: Props) {
  const { seen } = Query.parse(await searchParams);
  const comment = await readComment((await params).id);
  if (!comment) notFound();
  const member = await memberOf(await headers());
  const { id, paper, body } = comment;
  const [html = ""] = await htmlOf([comment]);
  const here = encodeURIComponent(`/comments/${id}`);
  return (
    <div className="mx-auto max-w-2xl">
      <h1 className="pt-8 pb-1 text-xl font-bold tracking-tight">Comment by {comment.member?.name ?? "a deleted account"}</h1>
      <p className="text-sm text-muted">
        <Moment at={comment.createdAt} /> ·{" "}
        <a href={`/papers/${paper.id}#comment-${id}`} className="link">
          <Tex>{paper.title}</Tex>
        </a>
      </p>
      {/* biome-ignore lint/security/noDangerouslySetInnerHtml: sanitised by lib/markdown/html.ts */}
      <div className="prose border-y border-line py-4" dangerouslySetInnerHTML={{ __html: html }} />
      {member ? (
        <CommentForm id="reply" hidden={{ paper: paper.id, parent: id }} label="Your reply">
          <button type="submit" className="button primary">
            Reply
          </button>
        </CommentForm>
      ) : (
        <p id="reply" className="mt-3 text-sm">
          <a href={`/sign-in?next=${here}`} className="link">
            Sign in
          </a>{" "}
          to reply.
        </p>
      )}
      {member?.id === comment.memberId && (
        <div id="edit">
          <CommentForm hidden={{ comment: id, action: "edit" }} label="Your comment" body={body}>
            <button type="submit" className="button primary">
              Save
            </button>
          </CommentForm>
          <form action="/api/comments" method="post" data-comment-form="" className="mt-2 flex flex-wrap items-center gap-3">
            <input type="hidden" name="comment" value={id} />
            <input type="hidden" name="action" value="delete" />
            <button type="submit" className="button">
              Delete
            </button>
            <span role="status" className="text-sm text-accent" />
          </form>
        </div>
      )}
      {member && allows(member.role, "comment.remove") && (
        <div id="remove" className="mt-3">
          <CurateForm
            fields={{ action: "comment.remove", id, seen: seen ?? seenComment(comment), paper: paper.id }}
            button="Remove comment"
          >
            <ReasonField label="Why remove it?" required />
          </CurateForm>
          {comment.member && (
            <a href={`/curate/people/${comment.member.username}`} className="link text-sm">
              Block the author
            </a>
          )}
        </div>
      )}
    </div>
  );
}
