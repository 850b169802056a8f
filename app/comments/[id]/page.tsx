import type { Metadata } from "next";
import { headers } from "next/headers";
import { notFound } from "next/navigation";
import { CommentForm } from "@/components/comment-form";
import { Moment } from "@/components/moment";
import { ReasonField } from "@/components/reason-field";
import { Tex } from "@/components/tex";
import { allows } from "@/lib/accounts/roles";
import { memberOf } from "@/lib/accounts/session";
import { renderMarkdown } from "@/lib/comments/markdown";
import { readComment } from "@/lib/comments/read";

export const metadata: Metadata = { title: "A comment", robots: { index: false } };

/** One comment, with what can be done about it: answer, change, delete, remove. Scripts show these forms in the discussion. */
export default async function CommentPage({ params }: { params: Promise<{ id: string }> }) {
  const comment = await readComment((await params).id);
  if (!comment) notFound();
  const member = await memberOf(await headers());
  const { id, paper, body } = comment;
  const here = encodeURIComponent(`/comments/${id}`);
  return (
    <div className="mx-auto max-w-2xl">
      <h1 className="pt-8 pb-1 text-xl font-bold tracking-tight">A comment by {comment.member?.name ?? "somebody who left"}</h1>
      <p className="text-sm text-muted">
        <Moment at={comment.createdAt} /> ·{" "}
        <a href={`/papers/${paper.id}#comment-${id}`} className="link">
          <Tex>{paper.title}</Tex>
        </a>
      </p>
      {/* biome-ignore lint/security/noDangerouslySetInnerHtml: sanitised by lib/comments/markdown.ts */}
      <div className="prose border-y border-line py-4" dangerouslySetInnerHTML={{ __html: renderMarkdown(body) }} />
      {member ? (
        <CommentForm id="reply" hidden={{ paper: paper.id, parent: id }} label="Your answer">
          <button type="submit" className="button primary">
            Reply
          </button>
        </CommentForm>
      ) : (
        <p id="reply" className="mt-3 text-sm">
          <a href={`/sign-in?next=${here}`} className="link">
            Sign in
          </a>{" "}
          to answer.
        </p>
      )}
      {member?.id === comment.memberId && (
        <CommentForm id="edit" hidden={{ comment: id }} label="Your comment" body={body}>
          <button type="submit" name="action" value="edit" className="button primary">
            Save
          </button>
          <button type="submit" name="action" value="delete" className="button">
            Delete
          </button>
        </CommentForm>
      )}
      {member && allows(member.role, "comment.remove") && (
        <form id="remove" action="/api/curate" method="post" className="mt-3 flex flex-wrap gap-2">
          <input type="hidden" name="id" value={id} />
          <input type="hidden" name="paper" value={paper.id} />
          <ReasonField label="Why is it removed?" required />
          <button type="submit" name="action" value="comment.remove" className="button">
            Remove the comment
          </button>
        </form>
      )}
    </div>
  );
}
