import { Prisma } from "../../db/generated/client";
import type { Tx } from "../../db/transaction";
import { denied } from "../denied";
import { BeforeMerge, type Rows } from "./before-merge";
import { forgetShare, mergesSince, shareOf, together } from "./merges-since";
import type { Undo } from "./undo";

/** Rows of the log, for a statement, as those of a table. */
const rows = (table: string, found: Rows) =>
  Prisma.sql`jsonb_populate_recordset(NULL::${Prisma.raw(table)}, ${JSON.stringify(found)}::jsonb)`;

/**
 * Makes a duplicate a paper of its own again, with what it had. What was written to its comments since goes with them; a vote that
 * was taken back since stays so. What other merges into the same paper brought stays there, whichever came first.
 */
export const undoMerge: Undo = async (tx, entry) => {
  const { into } = BeforeMerge.parse(entry.before);
  const id = entry.paperId ?? "";
  await tx.$executeRaw`SELECT FROM paper WHERE id = ${into} FOR UPDATE`;
  if ((await tx.paperAlias.deleteMany({ where: { id, paperId: into } })).count === 0) throw denied("since");
  // Read again, as the undoing of an earlier merge writes to it.
  const before = BeforeMerge.parse((await tx.moderation.findUniqueOrThrow({ where: { id: entry.id } })).before);
  const [own, gone, since] = [shareOf(before, into, false), shareOf(before, id, true), await mergesSince(tx, entry.id, into)];
  const kept = together([own, ...since.map(({ share }) => share)]);
  await forgetShare(tx, into, { own, gone, since });

  const columns = Prisma.raw(Object.keys(before.paper).join(", "));
  await tx.$executeRaw`
    INSERT INTO paper (${columns}) SELECT ${columns} FROM jsonb_populate_record(NULL::paper, ${JSON.stringify(before.paper)}::jsonb)`;
  await giveVotesBack(tx, { id, into, gone: gone.votes, kept: kept.votes });

  await tx.$executeRaw`
    WITH RECURSIVE moved AS (
      SELECT id FROM comment WHERE id = ANY(${before.comments}::uuid[])
      UNION SELECT c.id FROM comment c JOIN moved m ON c.parent_id = m.id
    )
    UPDATE comment SET paper_id = ${id} WHERE id IN (SELECT id FROM moved)`;

  await takeDaysBack(tx, into, gone.days, kept.days);
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
  const [mutes, other] = [rows("mute", gone.mutes), rows("mute", kept.mutes)];
  await tx.$executeRaw`
    INSERT INTO mute (member_id, paper_id) SELECT m.id, ${id} FROM ${mutes} t JOIN member m ON m.id = t.member_id`;
  await tx.$executeRaw`
    DELETE FROM mute m WHERE paper_id = ${into} AND member_id IN (SELECT member_id FROM ${mutes})
      AND member_id NOT IN (SELECT member_id FROM ${other})`;
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

type Votes = { id: string; into: string; gone: Rows; kept: Rows };

/** Gives a duplicate its votes back, but for those that were taken back since; the other paper keeps only what it has from elsewhere. */
async function giveVotesBack(tx: Tx, { id, into, gone, kept }: Votes): Promise<void> {
  const [votes, others] = [rows("upvote", gone), rows("upvote", kept)];
  await tx.$executeRaw`
    INSERT INTO upvote (paper_id, member_id, created_at)
    SELECT ${id}, v.member_id, v.created_at FROM ${votes} v JOIN upvote u ON u.paper_id = ${into} AND u.member_id = v.member_id`;
  await tx.$executeRaw`
    DELETE FROM upvote WHERE paper_id = ${into} AND member_id IN (SELECT member_id FROM ${votes})
      AND member_id NOT IN (SELECT member_id FROM ${others})`;
  await tx.$executeRaw`
    UPDATE upvote u SET created_at = o.created_at FROM ${others} o JOIN ${votes} v ON v.member_id = o.member_id
    WHERE u.paper_id = ${into} AND u.member_id = o.member_id`;
}

/** Takes a paper off the days that only its duplicate had; on those that it has from elsewhere too it is as it would be without. */
async function takeDaysBack(tx: Tx, into: string, gone: Rows, kept: Rows): Promise<void> {
  const [days, others] = [rows("removed_feature", gone), rows("removed_feature", kept)];
  for (const table of ["feature", "removed_feature"]) {
    const own = Prisma.raw(table);
    await tx.$executeRaw`
      DELETE FROM ${own} WHERE paper_id = ${into} AND day IN (SELECT day FROM ${days}) AND day NOT IN (SELECT day FROM ${others})`;
    await tx.$executeRaw`
      UPDATE ${own} f SET pinned = o.pinned, member_id = m.id,
        added_at = CASE WHEN ${table} = 'feature' THEN coalesce(o.added_at, f.added_at) ELSE o.added_at END
      FROM ${others} o LEFT JOIN member m ON m.id = o.member_id
      WHERE f.paper_id = ${into} AND f.day = o.day AND o.day IN (SELECT day FROM ${days})`;
  }
}
