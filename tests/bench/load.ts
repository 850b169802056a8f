import pg from "pg";
import { connect, db } from "@/lib/db/client";
import { importFiles } from "@/lib/ingest/import";
import { loadSample } from "@/lib/ingest/sample";
import { sharedFiles } from "../support/shared-data";

/** Papers that a made day has. */
export const PAPERS_A_DAY = 50;

const COPIED = [
  "title",
  "abstract",
  "authors",
  "author_count",
  "published_at",
  "categories",
  "source_comments",
  "code_url",
  "code_stars",
  "project_url",
  "thumbnail_url",
  "organization",
  "submitter",
  "ai_summary",
  "ai_keywords",
];

/**
 * Fills a migrated database with `size` papers made from the real ones (from the sample where those are absent): copies under
 * other ids, with other votes, PAPERS_A_DAY a day, the last day being 2025-12-31.
 */
export async function loadPapers(url: string, size: number): Promise<void> {
  Object.assign(globalThis, { dailyPapersDb: connect(url) }); // what goes through a transaction uses the client of the process
  await loadSample(db());
  await importFiles(sharedFiles("hf-daily-papers"));
  await db().$disconnect();
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  // What the triggers would do for each row is done for all at once.
  await client.query("SET session_replication_role = replica; SET synchronous_commit = off; DROP INDEX paper_search");
  await client.query("DELETE FROM feature");
  await client.query(`CREATE TEMP TABLE real AS SELECT row_number() OVER (ORDER BY id) - 1 AS n, * FROM paper`);
  await client.query("DELETE FROM paper");
  await client.query(
    `INSERT INTO paper (id, ${COPIED.join(", ")}, source_upvotes, featured_on)
     SELECT 'made-' || g, ${COPIED.map((column) => `r.${column}`).join(", ")}, (g::bigint * 7919 % 211)::int, date '2025-12-31' - g / ${PAPERS_A_DAY}
     FROM generate_series(0, ${size - 1}) g JOIN real r ON r.n = g % (SELECT count(*) FROM real)`,
  );
  await client.query(
    "INSERT INTO feature (day, paper_id, rank, day_rank, title_key) SELECT featured_on, id, -upvotes, -upvotes, left(lower(title), 200) FROM paper",
  );
  await client.query("CREATE INDEX paper_search ON paper USING gin (search)");
  await client.query("VACUUM ANALYZE");
  await client.end();
}
