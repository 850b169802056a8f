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

/** Seconds for which a deleted comment offers to be restored, and milliseconds for which it can be: the network takes time too. */
export const UNDO_SECONDS = 10;
const UNDO_MS = 2 * UNDO_SECONDS * 1000;

/** One's own comment, locked. */
async function ownRow(actor: Member, id: string, tx: Tx) {
  await lockComment(tx, id);
  const comment = await tx.comment.findUniqueOrThrow({ where: { id } });
  if (comment.memberId !== actor.id) throw denied("own");
  return comment;
}

/** One's own comment that is not deleted, locked. */
async function own(actor: Member, id: string, tx: Tx) {
  const comment = await ownRow(actor, id, tx);
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

/** Gives one's own comment its words back, shortly after one deleted it. @throws Denied */
export async function restoreComment(actor: Member | null, id: string, now = new Date()): Promise<{ paperId: string }> {
  authorise(actor, "comment.delete");
  return transaction(async (tx) => {
    await authoriseWithin(tx, actor, "comment.delete");
    const { paperId, deletedAt, deletedBy } = await ownRow(actor, id, tx);
    if (deletedBy !== "author" || !deletedAt || now.getTime() - deletedAt.getTime() > UNDO_MS) throw denied("late");
    const words = await tx.commentVersion.findFirstOrThrow({ where: { commentId: id }, orderBy: { id: "desc" } });
    await tx.commentVersion.delete({ where: { id: words.id } });
    await tx.comment.update({ where: { id }, data: { body: words.body, deletedAt: null, deletedBy: null } });
    await announce(tx, [paperId]);
    return { paperId };
  });
}
