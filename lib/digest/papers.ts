import { db } from "../db/client";
import { Prisma } from "../db/generated/client";
import { CARD_COLUMNS, type Card } from "../papers/card";
import { findPapers } from "../papers/find-papers";
import type { Choices } from "../subscribers/choices";
import type { Period } from "./period";

export type DigestPaper = Card & { authors: string[] };
/** The papers of a digest, best first, and how many more would have fitted. */
export type Papers = { papers: DigestPaper[]; more: number };

const COLUMNS = Prisma.sql`${CARD_COLUMNS}, p.authors`;

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

/** The papers of a digest, as they are now. */
export async function digestPapers(period: Period, choices: Choices): Promise<Papers> {
  const { ranking, onlyCode, keywords, categories, papers: limit } = choices;
  const { cards, total } = await findPapers<DigestPaper>(
    { of: { kind: "span", ...period }, order: ranking, withCode: onlyCode, keywords, categories, limit, counted: true },
    { columns: COLUMNS, from: db() }, // a paper that is not there yet would be taken for one that was sent
  );
  return { papers: cards, more: total - cards.length };
}
