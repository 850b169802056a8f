import { act } from "@/app/act";
import { claimAuthorship } from "@/lib/claims/claim";

/** POST of the claim to be one of a paper's authors: `paper` is its id, `author` the name as the paper has it. */
export function POST(request: Request): Promise<Response> {
  return act(request, async (actor, { paper = "", author = "" }) => {
    const state = await claimAuthorship(actor, paper, author);
    return { to: `/claim?paper=${encodeURIComponent(paper)}`, json: { state } };
  });
}
