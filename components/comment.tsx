import type { Comment } from "@/lib/comments/thread";
import { Moment } from "./moment";
import { PersonLink } from "./person-link";
import { VoteButton } from "./vote-button";

function Byline({ comment }: { comment: Comment }) {
  return (
    <header className="flex flex-wrap items-baseline gap-x-2 text-sm text-muted">
      <span className="font-semibold text-ink">{comment.by ? <PersonLink {...comment.by} /> : "deleted account"}</span>
      {comment.isAuthor && <span className="tag">Author</span>}
      <a href={`#comment-${comment.id}`} className="hover:text-accent" aria-label="Link to this comment">
        <Moment at={comment.createdAt} />
      </a>
      {comment.editedAt && (
        <a href={`/comments/${comment.id}/history`} className="hover:text-accent">
          edited
        </a>
      )}
    </header>
  );
}

function Actions({ id, upvotes, seen }: Pick<Comment, "id" | "upvotes" | "seen">) {
  return (
    <footer className="mt-1 flex flex-wrap items-center gap-x-4 text-sm text-muted">
      <VoteButton kind="comment" id={id} upvotes={upvotes} className="comment-votes" />
      <a href={`/comments/${id}#reply`} data-inline="form" className="hover:text-accent">
        Reply
      </a>
      <a href={`/comments/${id}#edit`} data-inline="form" data-for="writer" hidden className="hover:text-accent">
        Edit or delete
      </a>
      <a
        href={`/comments/${id}?seen=${seen}#remove`}
        data-inline="form"
        data-for="curator"
        hidden
        className="hover:text-accent"
      >
        Remove
      </a>
      <a href={`/report?comment=${id}`} className="hover:text-accent">
        Report
      </a>
    </footer>
  );
}

/** A comment and its answers; of a deleted one only that it was there. */
export function CommentItem({ comment }: { comment: Comment }) {
  return (
    <li>
      <article id={`comment-${comment.id}`} className="comment">
        {comment.html === null ? (
          <p className="text-sm text-muted italic">
            {comment.deletedBy === "curator" ? "A curator removed this comment." : "This comment was deleted by its author."}
          </p>
        ) : (
          <>
            <Byline comment={comment} />
            {/* biome-ignore lint/security/noDangerouslySetInnerHtml: sanitised by lib/markdown/html.ts */}
            <div className="prose" dangerouslySetInnerHTML={{ __html: comment.html }} />
            <Actions {...comment} />
          </>
        )}
      </article>
      {comment.replies.length > 0 && (
        <ol className="replies">
          {comment.replies.map((reply) => (
            <CommentItem key={reply.id} comment={reply} />
          ))}
        </ol>
      )}
    </li>
  );
}
