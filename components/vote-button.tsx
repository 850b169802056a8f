import { withoutMarkup } from "@/lib/papers/latex";
import { compactNumber } from "./compact-number";

type Props = {
  kind: "paper" | "comment";
  id: string;
  upvotes: number;
  /** Of the paper, so that the button says what it votes for. */
  title?: string;
  className?: string;
};

/**
 * The count of votes, and the button that adds one's own: a plain form, the same for everybody. components/enhance shows whose vote
 * is in it, and sends it without leaving the page.
 */
export function VoteButton({ kind, id, upvotes, title, className = "votes" }: Props) {
  const what = title === undefined ? "comment" : withoutMarkup(title);
  return (
    <form method="post" action={kind === "paper" ? "/api/upvote" : "/api/comments/vote"} data-vote="">
      <button type="submit" name={kind} value={id} className={className} aria-pressed="false" data-count={upvotes}>
        <span className="sr-only">Upvote {what}, </span>
        <span data-votes="">{compactNumber(upvotes)}</span>
        <span className="sr-only"> upvotes</span>
      </button>
    </form>
  );
}
