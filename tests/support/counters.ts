import { db } from "@/lib/db/client";

/** Every copy and counter that triggers keep and that differs from the rows it is made from; none is right. */
export async function miscounted(): Promise<{ what: string; id: string; kept: string; real: string }[]> {
  return db().$queryRaw`
    SELECT * FROM (
      SELECT 'member_upvotes' AS what, p.id, p.member_upvotes::text AS kept,
        (SELECT count(*) FROM upvote u WHERE u.paper_id = p.id)::text AS real FROM paper p
      UNION ALL SELECT 'member_comments', p.id, p.member_comments::text,
        (SELECT count(*) FROM comment c WHERE c.paper_id = p.id AND c.deleted_at IS NULL)::text FROM paper p
      UNION ALL SELECT 'featured_on', p.id, p.featured_on::text,
        (SELECT max(day) FROM feature f WHERE f.paper_id = p.id)::text FROM paper p
      UNION ALL SELECT 'comment upvotes', c.id::text, c.upvotes::text,
        (SELECT count(*) FROM comment_upvote u WHERE u.comment_id = c.id)::text FROM comment c
      UNION ALL SELECT 'rank', f.paper_id, f.rank::text, (-p.upvotes)::text FROM feature f JOIN paper p ON p.id = f.paper_id
      UNION ALL SELECT 'day_rank', f.paper_id, f.day_rank::text, CASE WHEN f.pinned THEN '-2147483647' ELSE (-p.upvotes)::text END
        FROM feature f JOIN paper p ON p.id = f.paper_id
      UNION ALL SELECT 'title_key', f.paper_id, f.title_key, left(lower(p.title), 200) FROM feature f JOIN paper p ON p.id = f.paper_id
      UNION ALL SELECT 'hidden, yet featured', f.paper_id, 'featured', NULL FROM feature f JOIN paper p ON p.id = f.paper_id AND p.hidden
      UNION ALL SELECT 'both a paper and merged', p.id, 'both', NULL FROM paper p JOIN paper_alias a ON a.id = p.id
    ) t WHERE kept IS DISTINCT FROM real`;
}
