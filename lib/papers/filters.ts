import { Prisma } from "../db/generated/client";
import type { ParsedQuery } from "./paper-query";

/** What a `paper` named p has to be, whichever list it is in. */
export function filtersSql({ withCode, keywords, categories }: ParsedQuery): Prisma.Sql[] {
  const all: Prisma.Sql[] = [];
  if (withCode) all.push(Prisma.sql`p.code_url IS NOT NULL`);
  if (keywords.length > 0) {
    const phrases = keywords.map((keyword) => Prisma.sql`p.search @@ phraseto_tsquery('english', ${keyword})`);
    all.push(Prisma.sql`(${Prisma.join(phrases, " OR ")})`);
  }
  if (categories.length > 0) {
    const names = categories.map((category) => category.toLowerCase());
    all.push(Prisma.sql`EXISTS (
      SELECT FROM unnest(p.categories) c WHERE lower(c) = ANY(${names}) OR lower(split_part(c, '.', 1)) = ANY(${names}))`);
  }
  return all;
}
