import { act, backOf } from "@/app/act";
import { uuidFrom } from "@/app/uuid";
import { upvoteComment } from "@/lib/comments/vote";

const WANTED: Record<string, boolean> = { on: true, off: false };

/** POST of the button under a comment; as /api/upvote. */
export function POST(request: Request): Promise<Response> {
  return act(request, async (actor, { comment, vote = "" }) => {
    const { paperId, ...voted } = await upvoteComment(actor, uuidFrom(comment), WANTED[vote] ?? null);
    return { to: `${backOf(request)}#comment-${comment}`, json: voted, papers: [paperId] };
  });
}
