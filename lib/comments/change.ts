import { authorise } from "../accounts/authorise";
import { authoriseWithin } from "../accounts/authorise-within";
import type { Member } from "../accounts/member";
import { announce } from "../db/announce";
import { lockComment } from "../db/lock";
import { type Tx, transaction } from "../db/transaction";
import { withinLimit } from "../limits";
import { HOURLY, parseBody } from "./body";
import { denied } from "./denied";
import { rendered, showsSomething } from "./html";

/** One's own comment that is not deleted, locked. */
async function own(actor: Member, id: string, tx: Tx) {
  await lockComment(tx, id);
  const comment = await tx.comment.findUniqueOrThrow({ where: { id } });
  if (comment.memberId !== actor.id) throw denied("own");
  if (comment.deletedAt) throw denied("deleted");
  return comment;
}

/**
 * Changes what a comment says; what it said is kept in its history.
 * @throws Denied
 */
export async function editComment(actor: Member | null, id: string, body: string): Promise<{ paperId: string }> {
  authorise(actor, "comment.edit");
  const text = parseBody(body);
  if (!(await withinLimit("comment", HOURLY, actor.id))) throw denied("often");
  const html = await rendered(text);
  if (!showsSomething(html)) throw denied("comment");
  return transaction(async (tx) => {
    await authoriseWithin(tx, actor, "comment.edit");
    const comment = await own(actor, id, tx);
    if (comment.body === text) return { paperId: comment.paperId };
    await tx.commentVersion.create({ data: { commentId: id, body: comment.body } });
    await tx.comment.update({ where: { id }, data: { body: text, ...html, editedAt: new Date() } });
    await announce(tx, [comment.paperId]);
    return { paperId: comment.paperId };
  });
}

/**
 * Deletes one's own comment. Its words stay in the history, which then only curators see; answers stay.
 * @throws Denied
 */
export async function deleteComment(actor: Member | null, id: string): Promise<{ paperId: string }> {
  authorise(actor, "comment.delete");
  return transaction(async (tx) => {
    await authoriseWithin(tx, actor, "comment.delete");
    const comment = await own(actor, id, tx);
    await tx.commentVersion.create({ data: { commentId: id, body: comment.body } });
    await tx.comment.update({ where: { id }, data: { body: "", deletedAt: new Date(), deletedBy: "author" } });
    await announce(tx, [comment.paperId], { removed: true });
    return { paperId: comment.paperId };
  });
}
