import { act } from "@/app/act";
import { uuidFrom } from "@/app/uuid";
import { report } from "@/lib/curation/reports";

/** POST that brings `paper` or `comment` before the curators, with a reason. */
export function POST(request: Request): Promise<Response> {
  return act(request, async (actor, { paper, comment, reason }) => {
    await report(actor, comment ? { commentId: uuidFrom(comment) } : { paperId: paper ?? "" }, reason);
    return { to: "/report?done=sent" };
  });
}
