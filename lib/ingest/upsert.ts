import { announce } from "../db/announce";
import { Prisma } from "../db/generated/client";
import { type Tx, transaction } from "../db/transaction";
import type { Day } from "../papers/day";
import { putOnDays } from "../papers/features";
import type { PaperRecord } from "./record";
import { replaceSamples, sampleId } from "./replace-samples";

/** How many papers were new, changed, or as they were. */
export type Counts = { new: number; updated: number; unchanged: number };

// A list of names is replaced whole; a null never erases what another source knew.
const KEPT = [
  "revised_at",
  "version",
  "source_upvotes",
  "source_comments",
  "code_stars",
  "thumbnail_url",
  "organization",
  "submitter",
  "ai_summary",
];
const LINKS = ["code_url", "project_url"];
// arXiv tells all it has each time, so that what it no longer says has gone.
const REPLACED = ["comment", "journal_ref", "doi"];
const LISTS = ["categories", "ai_keywords"];

// arXiv decides title, abstract, authors and date once it has spoken; until then the last source does.
const decided = (column: string, value: string) =>
  `${column} = CASE WHEN x.source <> 'arxiv' AND p.arxiv_seen_at IS NOT NULL THEN p.${column} ELSE ${value} END`;

const ASSIGNMENTS = [
  decided("title", "x.title"),
  decided("abstract", "x.abstract"),
  decided("authors", "CASE WHEN x.authors = '{}' THEN p.authors ELSE x.authors END"),
  decided("author_count", "coalesce(x.author_count, p.author_count)"),
  decided("published_at", "coalesce(x.published_at, p.published_at)"),
  ...KEPT.map((c) => `${c} = coalesce(x.${c}, p.${c})`),
  ...REPLACED.map((c) => `${c} = CASE WHEN x.source = 'arxiv' THEN x.${c} ELSE coalesce(x.${c}, p.${c}) END`),
  // What is only found in the words at arXiv does not replace a link that Hugging Face names.
  ...LINKS.map(
    (c) =>
      `${c} = CASE WHEN p.links_curated THEN p.${c} WHEN x.source = 'arxiv' THEN coalesce(p.${c}, x.${c}) ELSE coalesce(x.${c}, p.${c}) END`,
  ),
  ...LISTS.map((c) => `${c} = CASE WHEN x.${c} = '{}' THEN p.${c} ELSE x.${c} END`),
  "sample = x.source = 'sample'",
  "arxiv_seen_at = CASE WHEN x.source = 'arxiv' THEN coalesce(p.arxiv_seen_at, now()) ELSE p.arxiv_seen_at END",
];
// An old file may have an older version than the one that is known.
const OUTDATED = "x.source = 'arxiv' AND x.version < p.version";
const names = ASSIGNMENTS.map((a) => a.slice(0, a.indexOf(" =")));
const values = ASSIGNMENTS.map((a) => a.slice(a.indexOf("= ") + 2));

// Only what differs is written: a second run of the same file touches no row, no index and no cache.
const UPDATE = Prisma.raw(`
  UPDATE paper p SET ${ASSIGNMENTS.join(", ")} FROM record x
  WHERE p.id = x.id AND NOT (x.source = 'sample' AND NOT p.sample) AND (${OUTDATED}) IS NOT TRUE
    AND (${names.map((n) => `p.${n}`).join(", ")}) IS DISTINCT FROM (${values.join(", ")})
  RETURNING p.id`);

const COLUMNS = ["title", "abstract", "authors", "author_count", "published_at", ...KEPT, ...REPLACED, ...LINKS, ...LISTS];
const INSERT = Prisma.raw(`
  INSERT INTO paper (id, ${COLUMNS.join(", ")}, sample, arxiv_seen_at)
  SELECT id, ${COLUMNS.map((c) => (c === "source_upvotes" || c === "source_comments" ? `coalesce(${c}, 0)` : c)).join(", ")},
    source = 'sample', CASE WHEN source = 'arxiv' THEN now() END
  FROM record x WHERE NOT EXISTS (SELECT FROM paper p WHERE p.id = x.id) ORDER BY x.id ON CONFLICT (id) DO NOTHING RETURNING id`);

const RECORD = Prisma.raw(`AS t(source text, id text, title text, abstract text, authors text[], author_count int,
  published_at timestamptz(3), revised_at timestamptz(3), version int, categories text[], comment text, journal_ref text, doi text,
  source_upvotes int, source_comments int, code_url text, code_stars int, project_url text, thumbnail_url text, organization text, submitter text,
  ai_summary text, ai_keywords text[])`);

/**
 * Writes a batch of records within a transaction: papers, and the days that feature them. Of two records of one paper and day
 * the last counts. Idempotent. A paper that the sample shipped is replaced by the first record of a source. What curators
 * decided stays: links they set, days they took a paper off, papers they hid or merged.
 */
export async function upsertWithin(given: PaperRecord[], tx: Tx): Promise<Counts & { days: string[] }> {
  if (given.length === 0) return { new: 0, updated: 0, unchanged: 0, days: [] };
  const papers = [...new Map(given.map((r) => [r.id, r])).values()];
  const features = [
    ...new Map(given.filter((r) => r.day).map((r) => [`${r.day} ${r.id}`, { day: r.day as Day, id: r.id }])).values(),
  ];
  const real = papers.filter((r) => r.source !== "sample");
  const record = Prisma.sql`WITH record AS MATERIALIZED (
    SELECT * FROM jsonb_to_recordset(${JSON.stringify(papers.map(toRow))}::jsonb) ${RECORD}
    WHERE NOT EXISTS (SELECT FROM paper_alias a WHERE a.id = t.id))`;
  const samples = new Set((await tx.$queryRaw<{ id: string }[]>`SELECT id FROM paper WHERE sample`).map(({ id }) => id));
  const replacing = samples.size ? real.filter((r) => samples.has(r.id) || samples.has(sampleId(r))) : [];
  const touched = [...papers.map((r) => r.id), ...replacing.map(sampleId)];
  // All rows in one order, so that of two batches with the same papers one waits for the other instead of locking up. What gets
  // another id is locked against those too who only refer to it.
  const strength = Prisma.raw(replacing.length ? "FOR UPDATE" : "FOR NO KEY UPDATE");
  await tx.$executeRaw`SELECT FROM paper WHERE id = ANY(${touched}) ORDER BY id ${strength}`;
  if (replacing.length) await replaceSamples(tx, replacing);
  const updated = await tx.$queryRaw<unknown[]>`${record} ${UPDATE}`;
  const added = await tx.$queryRaw<unknown[]>`${record} ${INSERT}`;
  const days = await putOnDays(features, tx);
  const unchanged = given.length - updated.length - added.length;
  return { new: added.length, updated: updated.length, unchanged, days };
}

/** As `upsertWithin`, in a transaction of its own, with whose end every process hears of it. */
export async function upsertPapers(given: PaperRecord[]): Promise<Counts & { days: string[] }> {
  const write = async (tx: Tx) => {
    const written = await upsertWithin(given, tx);
    if (written.new || written.updated || written.days.length) await announce(tx);
    return written;
  };
  return transaction(write, { timeout: 120_000 });
}

function toRow({ upvotes, comments, ...record }: PaperRecord) {
  const columns = { ...record, sourceUpvotes: upvotes, sourceComments: comments };
  const entries = Object.entries(columns).map(([key, value]) => [key.replace(/[A-Z]/g, (c) => `_${c.toLowerCase()}`), value]);
  return Object.fromEntries(entries);
}
