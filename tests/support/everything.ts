import { db } from "@/lib/db/client";

/** All rows that say what a paper is and has, but for when they were last changed, and the kept HTML of comments. */
export async function everything(): Promise<unknown> {
  const tables = ["paper", "feature", "removed_feature", "upvote", "comment", "claim", "claim_revocation", "mute", "report"];
  const rows = [...tables, "submission", "paper_alias", "comment_upvote"].map((table) =>
    db().$queryRawUnsafe(
      `SELECT '${table}' AS name, to_jsonb(t) - '{updated_at,search,html,renderer}'::text[] AS row FROM ${table} t ORDER BY 2`,
    ),
  );
  return Promise.all(rows);
}
