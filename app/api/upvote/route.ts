import { act, backOf } from "@/app/act";
import { upvote } from "@/lib/votes/upvote";

const WANTED: Record<string, boolean> = { on: true, off: false };

/** POST of the button on a card or a paper: `paper` is its id, `vote` is on, off, or missing for the other of what it is. */
export function POST(request: Request): Promise<Response> {
  return act(
    request,
    async (actor, { paper = "", vote = "" }) => {
      const voted = await upvote(actor, paper, WANTED[vote] ?? null);
      return { to: `${backOf(request)}#${paper}`, json: voted, papers: [paper] };
    },
    { intent: ({ paper }) => ({ upvote: paper }) },
  );
}
