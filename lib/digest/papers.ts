import { db } from "../db/client";
import { Prisma } from "../db/generated/client";
import { CARD_COLUMNS, type Card } from "../papers/card";
import type { Choices } from "../subscribers/choices";
import type { Span } from "./period";

export type DigestPaper = Card & { authors: string[] };

/** The first and last of these days that have papers at all, or null where none has. */
export async function daysWithPapers({ first, last }: Span): Promise<Span | null> {
  const [row] = await db().$queryRaw<[{ first: string | null; last: string }]>`
    SELECT to_char(min(day), 'YYYY-MM-DD') AS first, to_char(max(day), 'YYYY-MM-DD') AS last
    FROM feature WHERE day BETWEEN ${first}::date AND ${last}::date`;
  return row.first ? { first: row.first, last: row.last } : null;
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

/** The SQL of what is featured in a span and fits the choices, best first; `total` counts also what is beyond the number chosen. */
export function papersSql({ first, last }: Span, choices: Choices): Prisma.Sql {
  const order = choices.ranking === "newest" ? Prisma.sql`f.day DESC, p.published_at DESC NULLS LAST,` : Prisma.empty;
  return Prisma.sql`
    SELECT ${CARD_COLUMNS}, p.authors, (count(*) OVER ())::int AS total
    FROM (
      SELECT paper_id, max(day) AS day, min(rank) AS rank, min(title_key) AS title_key FROM feature
      WHERE day BETWEEN ${first}::date AND ${last}::date GROUP BY paper_id
    ) f JOIN paper p ON p.id = f.paper_id
    ${conditions(choices)}
    ORDER BY ${order} f.rank, f.title_key, f.paper_id LIMIT ${choices.papers}`;
}

/** The papers of a digest, and how many more would have fitted. */
export async function digestPapers(span: Span, choices: Choices): Promise<{ papers: DigestPaper[]; more: number }> {
  const rows = await db().$queryRaw<(DigestPaper & { total: number })[]>(papersSql(span, choices));
  return { papers: rows, more: (rows[0]?.total ?? 0) - rows.length };
}
