import { z } from "zod";
import type { Tx } from "../db/transaction";

/** What was taken away: votes with their moments, and the ids of the versions that hold the words of comments. */
export const Purged = z.object({
  votes: z.array(z.object({ paperId: z.string(), at: z.string() })),
  commentVotes: z.array(z.object({ commentId: z.string(), at: z.string() })),
  versions: z.array(z.string()),
});
type Purged = z.infer<typeof Purged>;

/** Locks the papers and comments on which a member's words and votes count, or counted, in the order of all. */
async function lockCounted(tx: Tx, memberId: string, { votes, commentVotes }: Partial<Purged> = {}): Promise<void> {
  const papers = votes?.map(({ paperId }) => paperId) ?? [];
  const comments = commentVotes?.map(({ commentId }) => commentId) ?? [];
  await tx.$executeRaw`
    SELECT FROM paper WHERE id = ANY(${papers}::text[]) OR id IN (
      SELECT paper_id FROM upvote WHERE member_id = ${memberId}::uuid UNION SELECT paper_id FROM comment WHERE member_id = ${memberId}::uuid
      UNION SELECT paper_id FROM paper_alias WHERE id = ANY(${papers}::text[]))
    ORDER BY id FOR NO KEY UPDATE`;
  await tx.$executeRaw`
    SELECT FROM comment WHERE member_id = ${memberId}::uuid OR id = ANY(${comments}::uuid[])
      OR id IN (SELECT comment_id FROM comment_upvote WHERE member_id = ${memberId}::uuid)
    ORDER BY id FOR NO KEY UPDATE`;
}

/** Takes a member's words and votes away, and tells which. */
export async function purge(tx: Tx, memberId: string): Promise<Purged> {
  await lockCounted(tx, memberId);
  const votes = await tx.$queryRaw<Purged["votes"]>`
    DELETE FROM upvote WHERE member_id = ${memberId}::uuid RETURNING paper_id AS "paperId", created_at::text AS at`;
  const commentVotes = await tx.$queryRaw<Purged["commentVotes"]>`
    DELETE FROM comment_upvote WHERE member_id = ${memberId}::uuid RETURNING comment_id::text AS "commentId", created_at::text AS at`;
  const versions = await tx.$queryRaw<{ id: string }[]>`
    INSERT INTO comment_version (comment_id, body)
    SELECT id, body FROM comment WHERE member_id = ${memberId}::uuid AND deleted_at IS NULL
    RETURNING id::text`;
  await tx.comment.updateMany({
    where: { memberId, deletedAt: null },
    data: { body: "", deletedAt: new Date(), deletedBy: "curator" },
  });
  return { votes, commentVotes, versions: versions.map(({ id }) => id) };
}

/** Gives a member back what was purged, as far as its papers and comments are still there; of a merged paper, at the other. */
export async function giveBack(tx: Tx, memberId: string, purged: Purged): Promise<void> {
  await lockCounted(tx, memberId, purged);
  const [votes, commentVotes] = [purged.votes, purged.commentVotes].map((rows) => JSON.stringify(rows));
  await tx.$executeRaw`
    INSERT INTO upvote (paper_id, member_id, created_at)
    SELECT p.id, ${memberId}::uuid, v.at FROM jsonb_to_recordset(${votes}::jsonb) AS v("paperId" text, at timestamptz)
    LEFT JOIN paper_alias a ON a.id = v."paperId" JOIN paper p ON p.id = coalesce(a.paper_id, v."paperId") ON CONFLICT DO NOTHING`;
  await tx.$executeRaw`
    INSERT INTO comment_upvote (comment_id, member_id, created_at)
    SELECT c.id, ${memberId}::uuid, v.at FROM jsonb_to_recordset(${commentVotes}::jsonb) AS v("commentId" uuid, at timestamptz)
    JOIN comment c ON c.id = v."commentId" ON CONFLICT DO NOTHING`;
  await tx.$executeRaw`
    WITH words AS (
      DELETE FROM comment_version WHERE id = ANY(${purged.versions.map(BigInt)}::bigint[]) RETURNING comment_id, body
    )
    UPDATE comment c SET body = w.body, deleted_at = NULL, deleted_by = NULL FROM words w
    WHERE c.id = w.comment_id AND c.deleted_by = 'curator'`;
}
