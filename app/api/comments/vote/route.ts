import { act, backOf } from "@/app/act";
import { uuidFrom } from "@/app/uuid";
import { wantedVote } from "@/app/wanted-vote";
import { upvoteComment } from "@/lib/comments/vote";

/** POST of the button under a comment; as /api/upvote. */
export function POST(request: Request): Promise<Response> {
  return act(request, async (actor, { comment, vote }) => {
    const voted = await upvoteComment(actor, uuidFrom(comment), wantedVote(vote));
    return { to: `${backOf(request)}#comment-${comment}`, json: voted };
  });
}
