import { z } from "zod";
import { Prisma } from "../../db/generated/client";
import type { Tx } from "../../db/transaction";
import { denied } from "../denied";
import type { Undo } from "./undo";

const Rows = z.array(z.record(z.string(), z.json()));
/** What a merge is about to change: rows as PostgreSQL writes them in JSON, and ids of rows that only move. */
const Before = z.object({
  into: z.string(),
  paper: z.record(z.string().regex(/^[a-z_]+$/), z.json()),
  votes: Rows,
  features: Rows,
  removed: Rows,
  claims: Rows,
  mutes: Rows,
  reports: Rows,
  comments: z.array(z.string()),
  revocations: z.array(z.string()),
  submissions: z.array(z.string()),
  aliases: z.array(z.string()),
});

/** All that a merge of one paper into another is about to change; both are locked. */
export async function beforeMerge(tx: Tx, paperId: string, into: string): Promise<Prisma.InputJsonObject> {
  const all = (table: string, which = Prisma.sql`paper_id IN (${paperId}, ${into})`) =>
    Prisma.sql`coalesce((SELECT jsonb_agg(to_jsonb(t)) FROM ${Prisma.raw(table)} t WHERE ${which}), '[]')`;
  const ids = (table: string) =>
    Prisma.sql`coalesce((SELECT jsonb_agg(id::text) FROM ${Prisma.raw(table)} WHERE paper_id = ${paperId}), '[]')`;
  const own = Prisma.sql`paper_id = ${paperId}`;
  const [row] = await tx.$queryRaw<{ before: Prisma.InputJsonObject }[]>`
    SELECT jsonb_build_object('into', ${into}::text,
      'paper', (SELECT to_jsonb(p) - '{search,trending,upvotes,comments,member_upvotes,member_comments,featured_on}'::text[]
        FROM paper p WHERE id = ${paperId}),
      'votes', ${all("upvote")}, 'features', ${all("feature")}, 'removed', ${all("removed_feature")}, 'claims', ${all("claim")},
      'mutes', ${all("mute")}, 'reports', ${all("report", own)}, 'comments', ${ids("comment")},
      'revocations', ${ids("claim_revocation")}, 'submissions', ${ids("submission")}, 'aliases', ${ids("paper_alias")}) AS before`;
  return row?.before ?? {};
}

/**
 * Makes a duplicate a paper of its own again, with what it had. What was written to its comments since goes with them; a vote that
 * was taken back since stays so.
 */
export const undoMerge: Undo = async (tx, entry) => {
  const before = Before.parse(entry.before);
  const { into, paper } = before;
  const id = entry.paperId ?? "";
  await tx.$executeRaw`SELECT FROM paper WHERE id = ${into} FOR UPDATE`;
  if ((await tx.paperAlias.deleteMany({ where: { id, paperId: into } })).count === 0) throw denied("since");
  const columns = Prisma.raw(Object.keys(paper).join(", "));
  await tx.$executeRaw`
    INSERT INTO paper (${columns}) SELECT ${columns} FROM jsonb_populate_record(NULL::paper, ${JSON.stringify(paper)}::jsonb)`;
  const rows = (table: string, found: z.infer<typeof Rows>) =>
    Prisma.sql`jsonb_populate_recordset(NULL::${Prisma.raw(table)}, ${JSON.stringify(found)}::jsonb)`;

  const votes = rows("upvote", before.votes);
  await tx.$executeRaw`
    INSERT INTO upvote (paper_id, member_id, created_at)
    SELECT v.paper_id, v.member_id, v.created_at FROM ${votes} v JOIN upvote u ON u.paper_id = ${into} AND u.member_id = v.member_id
    WHERE v.paper_id = ${id}`;
  await tx.$executeRaw`
    DELETE FROM upvote u USING ${votes} v WHERE u.paper_id = ${into} AND v.paper_id = ${id} AND v.member_id = u.member_id
      AND NOT EXISTS (SELECT FROM ${votes} w WHERE w.paper_id = ${into} AND w.member_id = u.member_id)`;

  await tx.$executeRaw`
    WITH RECURSIVE moved AS (
      SELECT id FROM comment WHERE id = ANY(${before.comments}::uuid[])
      UNION SELECT c.id FROM comment c JOIN moved m ON c.parent_id = m.id
    )
    UPDATE comment SET paper_id = ${id} WHERE id IN (SELECT id FROM moved)`;

  for (const table of ["feature", "removed_feature"])
    await tx.$executeRaw`
      DELETE FROM ${Prisma.raw(table)} f WHERE paper_id = ${into}
        AND EXISTS (SELECT FROM ${rows("feature", [...before.features, ...before.removed])} d WHERE d.day = f.day AND d.paper_id = ${id})
        AND NOT EXISTS (SELECT FROM ${rows("feature", [...before.features, ...before.removed])} d WHERE d.day = f.day AND d.paper_id = ${into})`;
  await tx.$executeRaw`
    UPDATE feature f SET pinned = d.pinned, added_at = d.added_at FROM ${rows("feature", before.features)} d
    WHERE f.paper_id = ${into} AND d.paper_id = ${into} AND f.day = d.day`;
  await tx.$executeRaw`
    INSERT INTO feature (day, paper_id, rank, title_key, pinned, member_id, added_at)
    SELECT d.day, d.paper_id, 0, '', d.pinned, m.id, d.added_at FROM ${rows("feature", before.features)} d
    LEFT JOIN member m ON m.id = d.member_id WHERE d.paper_id = ${id}`;
  await tx.$executeRaw`
    INSERT INTO removed_feature (day, paper_id, hidden, pinned, member_id, added_at)
    SELECT d.day, d.paper_id, d.hidden, d.pinned, d.member_id, d.added_at FROM ${rows("removed_feature", before.removed)} d
    WHERE d.paper_id = ${id}`;

  await moveClaimsBack(tx, rows("claim", before.claims), id);
  await tx.claimRevocation.updateMany({ where: { id: { in: before.revocations } }, data: { paperId: id } });
  const mutes = rows("mute", before.mutes);
  await tx.$executeRaw`
    INSERT INTO mute (member_id, paper_id) SELECT m.id, t.paper_id FROM ${mutes} t JOIN member m ON m.id = t.member_id WHERE t.paper_id = ${id}`;
  await tx.$executeRaw`
    DELETE FROM mute m WHERE paper_id = ${into} AND EXISTS (SELECT FROM ${mutes} t WHERE t.paper_id = ${id} AND t.member_id = m.member_id)
      AND NOT EXISTS (SELECT FROM ${mutes} t WHERE t.paper_id = ${into} AND t.member_id = m.member_id)`;
  await tx.$executeRaw`
    UPDATE report r SET paper_id = t.paper_id, state = t.state FROM ${rows("report", before.reports)} t WHERE t.id = r.id`;
  await tx.submission.updateMany({ where: { id: { in: before.submissions } }, data: { paperId: id } });
  await tx.paperAlias.updateMany({ where: { id: { in: before.aliases }, paperId: into }, data: { paperId: id } });
  return { papers: [id, into] };
};

/** Moves claims back, as they were unless somebody decided on them since; those that the merge dropped are there again. */
async function moveClaimsBack(tx: Tx, claims: Prisma.Sql, id: string): Promise<void> {
  await tx.$executeRaw`
    UPDATE claim c SET paper_id = t.paper_id, state = CASE WHEN c.state = 'pending' THEN t.state ELSE c.state END,
      evidence = CASE WHEN c.state = 'pending' THEN t.evidence ELSE c.evidence END,
      decided_at = CASE WHEN c.state = 'pending' THEN t.decided_at ELSE c.decided_at END
    FROM ${claims} t WHERE t.id = c.id AND t.paper_id = ${id}`;
  await tx.$executeRaw`
    INSERT INTO claim (id, paper_id, member_id, author, state, evidence, created_at, decided_at)
    SELECT t.id, t.paper_id, t.member_id, t.author, t.state, t.evidence, t.created_at, t.decided_at
    FROM ${claims} t JOIN member m ON m.id = t.member_id ON CONFLICT DO NOTHING`;
}
