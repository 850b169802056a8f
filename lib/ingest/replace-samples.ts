import type { Tx } from "../db/transaction";
import { slugify } from "../papers/slug";
import type { PaperRecord } from "./record";

/** The id under which the sample may have a paper, where it has no arXiv id: it is made from the title. */
export const sampleId = ({ title }: PaperRecord) => slugify(title);

/**
 * Makes sample papers ready to become the real ones of `records`: they take the real id, so that votes, comments and all else that
 * members did stays with them, and lose what only the sample said. Their old address leads to the new one.
 */
export async function replaceSamples(tx: Tx, records: PaperRecord[]): Promise<void> {
  const known = JSON.stringify(records.map((record) => ({ id: record.id, slug: sampleId(record) })));
  await tx.$executeRaw`
    WITH real AS (
      SELECT DISTINCT ON (slug) slug, id FROM jsonb_to_recordset(${known}::jsonb) AS t(slug text, id text)
      WHERE slug <> id AND NOT EXISTS (SELECT FROM paper p WHERE p.id = t.id) AND NOT EXISTS (SELECT FROM paper_alias a WHERE a.id = t.id)
      ORDER BY slug, id
    ), renamed AS (UPDATE paper p SET id = real.id FROM real WHERE p.sample AND p.id = real.slug RETURNING p.id, real.slug)
    INSERT INTO paper_alias (id, paper_id) SELECT slug, id FROM renamed`;
  const ids = records.map(({ id }) => id);
  await tx.$executeRaw`
    DELETE FROM feature f USING paper p
    WHERE p.id = f.paper_id AND p.sample AND p.id = ANY(${ids}) AND f.member_id IS NULL AND NOT f.pinned`;
  // The comments that moved along with the id were counted a second time by their trigger.
  await tx.$executeRaw`
    UPDATE paper p SET abstract = '', author_count = NULL, source_comments = 0,
      member_comments = (SELECT count(*) FROM comment c WHERE c.paper_id = p.id AND c.deleted_at IS NULL)
    WHERE sample AND id = ANY(${ids})`;
}
