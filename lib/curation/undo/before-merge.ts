import { z } from "zod";
import { Prisma } from "../../db/generated/client";
import type { Tx } from "../../db/transaction";

const Rows = z.array(z.record(z.string(), z.json()));
export type Rows = z.infer<typeof Rows>;
/** What a merge is about to change: rows as PostgreSQL writes them in JSON, and ids of rows that only move. */
export const BeforeMerge = z.object({
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
export type BeforeMerge = z.infer<typeof BeforeMerge>;

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
