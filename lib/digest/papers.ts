import { db } from "../db/client";
import { Prisma } from "../db/generated/client";
import { CARD_COLUMNS, type Card } from "../papers/card";
import type { Choices } from "../subscribers/choices";
import type { Period } from "./period";

export type DigestPaper = Card & { authors: string[] };
/** The papers of a digest, best first, and how many more would have fitted. */
export type Papers = { papers: DigestPaper[]; more: number };

// So many days before those of a digest are looked at for papers that came to them late.
const LATE_DAYS = 7;

/** The period with the first and last of its days that have papers at all, or null where none has. */
export async function daysWithPapers({ first, last, lateSince }: Period): Promise<Period | null> {
  const [row] = await db().$queryRaw<[{ first: string | null; last: string }]>`
    SELECT to_char(min(day), 'YYYY-MM-DD') AS first, to_char(max(day), 'YYYY-MM-DD') AS last
    FROM feature WHERE day BETWEEN ${first}::date AND ${last}::date`;
  return row.first ? { first: row.first, last: row.last, lateSince } : null;
}

/**
 * A moment up to which all that has come to a day can be seen, as PostgreSQL writes it. It lies before every open transaction,
 * whose papers may be from its beginning but seen only once it ends; but no more than five minutes back, longer than any of ours.
 */
export async function seenUntil(): Promise<string> {
  const [{ at }] = await db().$queryRaw<[{ at: string }]>`
    SELECT greatest(least(clock_timestamp(), min(xact_start)), clock_timestamp() - interval '5 minutes')::text AS at
    FROM pg_stat_activity
    WHERE datname = current_database() AND backend_type = 'client backend' AND pid <> pg_backend_pid()`;
  return at;
}

function conditions({ onlyCode, keywords, categories }: Choices): Prisma.Sql {
  const all: Prisma.Sql[] = [];
  if (onlyCode) all.push(Prisma.sql`p.code_url IS NOT NULL`);
  // The words of a keyword have to stand side by side.
  if (keywords.length) {
    all.push(
      Prisma.sql`(${Prisma.join(
        keywords.map((k) => Prisma.sql`p.search @@ phraseto_tsquery('english', ${k})`),
        " OR ",
      )})`,
    );
  }
  // "cs" stands for all of cs.*
  if (categories.length) {
    all.push(Prisma.sql`EXISTS (
      SELECT FROM unnest(p.categories) c WHERE lower(c) = ANY(${categories.map((c) => c.toLowerCase())})
        OR lower(split_part(c, '.', 1)) = ANY(${categories.map((c) => c.toLowerCase())}))`);
  }
  return all.length ? Prisma.sql`WHERE ${Prisma.join(all, " AND ")}` : Prisma.empty;
}

/** The SQL of what is featured in a period and fits the choices, best first; `total` counts also what is beyond the number chosen. */
function papersSql({ first, last, lateSince }: Period, choices: Choices): Prisma.Sql {
  const late = lateSince
    ? Prisma.sql`OR (day BETWEEN ${first}::date - ${LATE_DAYS}::int AND ${first}::date - 1 AND added_at >= ${lateSince}::timestamptz)`
    : Prisma.empty;
  const order = choices.ranking === "newest" ? Prisma.sql`f.day DESC, p.published_at DESC NULLS LAST,` : Prisma.empty;
  return Prisma.sql`
    SELECT ${CARD_COLUMNS}, p.authors, (count(*) OVER ())::int AS total
    FROM (
      SELECT paper_id, max(day) AS day, min(rank) AS rank, min(title_key) AS title_key FROM feature
      WHERE day BETWEEN ${first}::date AND ${last}::date ${late} GROUP BY paper_id
    ) f JOIN paper p ON p.id = f.paper_id
    ${conditions(choices)}
    ORDER BY ${order} f.rank, f.title_key, f.paper_id LIMIT ${choices.papers}`;
}

/** The papers of a digest, as they are now. */
export async function digestPapers(period: Period, choices: Choices): Promise<Papers> {
  const rows = await db().$queryRaw<(DigestPaper & { total: number })[]>(papersSql(period, choices));
  return { papers: rows, more: (rows[0]?.total ?? 0) - rows.length };
}
