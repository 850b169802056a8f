import { act, backOf } from "@/app/act";
import { wantedVote } from "@/app/wanted-vote";
import { upvote } from "@/lib/votes/upvote";

/** POST of the button on a card or a paper: `paper` is its id, `vote` is on, off, or missing for the other of what it is. */
export function POST(request: Request): Promise<Response> {
  return act(
    request,
    async (actor, { paper = "", vote }) => {
      const voted = await upvote(actor, paper, wantedVote(vote));
      return { to: `${backOf(request)}#${paper}`, json: voted };
    },
    { intent: ({ paper }) => ({ upvote: paper }) },
  );
}
