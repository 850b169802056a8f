import type { Comment } from "@/lib/comments/thread";
import { CommentItem } from "./comment";
import { CommentForm } from "./comment-form";
import { counted } from "./counted";

type Props = {
  paperId: string;
  threads: Comment[];
  count: number;
  /** How many there are at the source, and where. */
  elsewhere: { count: number; url: string } | null;
};

/** What members say of a paper, and the form to join in. The same for everybody; what is one's own is shown by script. */
export function Discussion({ paperId, threads, count, elsewhere }: Props) {
  return (
    <section id="discussion" data-paper={paperId} aria-labelledby="discussion-title" className="mt-12">
      <h2 id="discussion-title" className="text-lg font-semibold tracking-tight">
        Discussion {count > 0 && <span className="font-normal text-muted">{count}</span>}
      </h2>
      {elsewhere && elsewhere.count > 0 && (
        <p className="text-sm text-muted">
          <a href={elsewhere.url} className="link">
            {counted(elsewhere.count, "comment")} at Hugging Face
          </a>
        </p>
      )}
      <CommentForm hidden={{ paper: paperId }} label="Write a comment">
        <button type="submit" className="button primary">
          Comment
        </button>
      </CommentForm>
      {threads.length === 0 ? (
        <p className="mt-5 text-sm text-muted">No comments here yet.</p>
      ) : (
        <ol className="comments">
          {threads.map((comment) => (
            <CommentItem key={comment.id} comment={comment} />
          ))}
        </ol>
      )}
    </section>
  );
}
