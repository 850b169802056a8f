import { act } from "@/app/act";
import { uuidFrom } from "@/app/uuid";
import { deleteComment, editComment } from "@/lib/comments/change";
import { writeComment } from "@/lib/comments/write";

/** POST of a comment: a new one on `paper`, perhaps an answer to `parent`, or `action` edit or delete of the one named `comment`. */
export function POST(request: Request): Promise<Response> {
  return act(request, async (actor, { action, paper = "", parent, comment = "", body = "" }) => {
    if (action === "edit" || action === "delete") {
      const id = uuidFrom(comment);
      const { paperId } = await (action === "edit" ? editComment(actor, id, body) : deleteComment(actor, id));
      const at = action === "edit" ? `comment-${id}` : "discussion";
      return { to: `/papers/${paperId}#${at}`, json: { id } };
    }
    const answered = parent ? uuidFrom(parent) : null;
    const { id, paperId } = await writeComment(actor, { paperId: paper, parentId: answered, body });
    return { to: `/papers/${paperId}#comment-${id}`, json: { id } };
  });
}
