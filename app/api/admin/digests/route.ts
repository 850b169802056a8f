import { act } from "@/app/act";
import { pauseDigests } from "@/lib/curation/sending";
import { denied } from "@/lib/denied";

/** POST of an administrator that pauses or resumes the digests: `action` is pause or resume. */
export function POST(request: Request): Promise<Response> {
  return act(request, async (actor, { action }) => {
    if (action !== "pause" && action !== "resume") throw denied("form");
    await pauseDigests(actor, action === "pause");
    return { to: "/admin/digests" };
  });
}
