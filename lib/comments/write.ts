import { randomUUID } from "node:crypto";
import { authorise } from "../accounts/authorise";
import { authoriseWithin } from "../accounts/authorise-within";
import type { Member } from "../accounts/member";
import { announce } from "../db/announce";
import { lockShownPaper } from "../db/lock";
import { type Tx, transaction } from "../db/transaction";
import { withinLimit } from "../limits";
import { mergedInto } from "../papers/paper";
import { HOURLY, parseBody } from "./body";
import { denied } from "./denied";
import { rendered, showsSomething } from "./html";
import { composeNotices, queueNotices } from "./notify";

/** How deep answers go; an answer to one that deep stands beside it. */
const DEEPEST = 6;

/** The comment to hang an answer on: the one meant, or, where that stands too deep, the one it answers. */
async function parentFor(paperId: string, parentId: string, tx: Tx): Promise<string> {
  const above = await tx.$queryRaw<{ id: string; depth: number; deleted: boolean }[]>`
    WITH RECURSIVE above AS (
      SELECT id, parent_id, 1 AS depth, deleted_at IS NOT NULL AS deleted FROM comment
      WHERE id = ${parentId}::uuid AND paper_id = ${paperId}
      UNION ALL SELECT c.id, c.parent_id, above.depth + 1, false FROM comment c JOIN above ON c.id = above.parent_id
    ) SELECT id::text, depth, deleted FROM above ORDER BY depth`;
  const [meant] = above;
  if (!meant) throw denied("gone");
  if (meant.deleted) throw denied("deleted");
  return above.length > DEEPEST && above[1] ? above[1].id : meant.id;
}

/**
 * Adds a comment to the discussion of a paper, and tells those by mail whom it answers.
 * @param parentId the comment that it answers; null for one of its own
 * @returns its id, and the paper it is on: the one that the paper meant became part of, where it was merged
 * @throws Denied
 */
export async function writeComment(
  actor: Member | null,
  { paperId, parentId, body }: { paperId: string; parentId: string | null; body: string },
): Promise<{ id: string; paperId: string }> {
  authorise(actor, "comment");
  const text = parseBody(body);
  if (!(await withinLimit("comment", HOURLY, actor.id))) throw denied("often");
  const meant = (await mergedInto(paperId)) ?? paperId;
  const written = { id: randomUUID() as string, paperId: meant, parentId, writer: actor, body: text };
  const [notices, html] = await Promise.all([composeNotices(written), rendered(text)]); // before the transaction, which others wait for
  if (!showsSomething(html)) throw denied("comment");
  return transaction(async (tx) => {
    await authoriseWithin(tx, actor, "comment");
    const paper = await lockShownPaper(tx, paperId);
    const answered = parentId && (await parentFor(paper.id, parentId, tx));
    const data = { id: written.id, paperId: paper.id, parentId: answered, memberId: actor.id, body: text, ...html };
    await tx.comment.create({ data });
    await queueNotices(notices, { ...written, paperId: paper.id }, tx);
    await announce(tx, [paper.id]);
    return { id: written.id, paperId: paper.id };
  });
}
