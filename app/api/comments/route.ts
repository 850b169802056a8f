import { type Answer, act, type Form } from "@/app/act";
import { uuidFrom } from "@/app/uuid";
import type { Member } from "@/lib/accounts/member";
import { deleteComment, editComment, restoreComment, UNDO_SECONDS } from "@/lib/comments/change";
import { writeComment } from "@/lib/comments/write";

type Work = (actor: Member | null, id: string, form: Form) => Promise<Answer>;

const shown = ({ paperId }: { paperId: string }, id: string): Answer => ({
  to: `/papers/${paperId}#comment-${id}`,
  json: { id },
});

/** What a form may ask for about a comment that is there, by its `action`. */
const CHANGE: Record<string, Work> = {
  edit: async (actor, id, { body = "" }) => shown(await editComment(actor, id, body), id),
  restore: async (actor, id) => shown(await restoreComment(actor, id), id),
  delete: async (actor, id) => {
    await deleteComment(actor, id);
    return { to: `/comments/${id}/deleted`, json: { deleted: id, undoSeconds: UNDO_SECONDS } };
  },
};

/** POST of a comment: a new one on `paper`, perhaps an answer to `parent`, or an `action` on the one named `comment`. */
export function POST(request: Request): Promise<Response> {
  return act(request, async (actor, form) => {
    const { action = "", paper = "", parent, comment = "", body = "" } = form;
    const change = Object.hasOwn(CHANGE, action) ? CHANGE[action] : undefined;
    if (change) return change(actor, uuidFrom(comment), form);
    const written = await writeComment(actor, { paperId: paper, parentId: parent ? uuidFrom(parent) : null, body });
    return shown(written, written.id);
  });
}
