import { act } from "@/app/act";
import { denied } from "@/lib/submissions/denied";
import { parsePasted } from "@/lib/submissions/pasted";
import { queueSubmission } from "@/lib/submissions/queue";
import { submitPaper } from "@/lib/submissions/submit";

/** POST of /submit: takes in the paper that `paper` names, or puts one that is described before the curators. */
export function POST(request: Request): Promise<Response> {
  return act(
    request,
    async (actor, form) => {
      if (form.action === "describe") {
        await queueSubmission(actor, form);
        return { to: "/submit?done=queued" };
      }
      const named = parsePasted(form.paper ?? "");
      if (!named) throw denied("paper");
      const { id } = await submitPaper(actor, named);
      return { to: `/papers/${id}`, json: { id } };
    },
    { intent: ({ paper }) => ({ next: `/submit${paper ? `?paper=${encodeURIComponent(paper)}` : ""}` }) },
  );
}
