import { db } from "../db/client";
import { Prisma } from "../db/generated/client";
import { CARD_COLUMNS, type Card } from "./card";

/** Results shown, and how many matches are looked at: a word that half of all papers hold must not cost more than a rare one. */
const SHOWN = 30;
const CANDIDATES = 1000;

/** The SQL of a search: at most CANDIDATES matches found in index paper_search, ranked by cover density, titles first. */
export function searchSql(query: string): Prisma.Sql {
  const words = Prisma.sql`websearch_to_tsquery('english', ${query})`;
  return Prisma.sql`
    WITH candidate AS MATERIALIZED (SELECT p.id, p.search FROM paper p WHERE p.search @@ ${words} AND NOT p.hidden LIMIT ${CANDIDATES}),
    best AS MATERIALIZED (
      SELECT c.id, ts_rank_cd(c.search, ${words}, 1) AS score FROM candidate c ORDER BY 2 DESC, c.id LIMIT ${SHOWN}
    )
    SELECT ${CARD_COLUMNS} FROM best b JOIN paper p ON p.id = b.id ORDER BY b.score DESC, p.id`;
}

/** The papers that hold every word of `query`, best first, at most 30. */
export async function searchPapers(query: string): Promise<Card[]> {
  const words = query.replaceAll("\0", " ").trim().slice(0, 200);
  return words ? db().$queryRaw<Card[]>(searchSql(words)) : [];
}
