import type { Tx } from "../db/transaction";

/** The papers on whose pages or cards a member can be seen: by a comment, a vote, a claim, or as who submitted it. */
export async function papersShowing(memberId: string, tx: Pick<Tx, "$queryRaw">): Promise<string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT paper_id AS id FROM comment WHERE member_id = ${memberId}::uuid
    UNION SELECT paper_id FROM upvote WHERE member_id = ${memberId}::uuid
    UNION SELECT c.paper_id FROM comment_upvote u JOIN comment c ON c.id = u.comment_id WHERE u.member_id = ${memberId}::uuid
    UNION SELECT paper_id FROM claim WHERE member_id = ${memberId}::uuid AND state = 'confirmed'
    UNION SELECT id FROM paper WHERE submitter_id = ${memberId}::uuid`;
  return rows.map(({ id }) => id);
}
