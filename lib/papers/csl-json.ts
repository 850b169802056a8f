import { parseArxivId } from "./arxiv-id";
import { type AuthorName, parseAuthorName } from "./author-name";
import { plainText } from "./latex";
import { namedAuthors } from "./named-authors";
import type { Paper } from "./paper";

type CslName = { literal: string } | { family: string; given?: string; suffix?: string };

/** What of a paper a citation names. */
export type Cited = Pick<Paper, "id" | "title" | "abstract" | "authors" | "publishedAt" | "doi" | "url" | "journalRef">;

/** Where a paper that is cited can be read. */
export const citedUrl = ({ id, url }: Pick<Paper, "id" | "url">) => (parseArxivId(id) ? `https://arxiv.org/abs/${id}` : url);

/** A name taken apart, as CSL has it. */
function cslName(name: AuthorName): CslName {
  if ("literal" in name) return { literal: name.literal };
  const { family, given, suffix } = name;
  return { family, ...(given && { given }), ...(suffix && { suffix }) };
}

/** A paper as an item of CSL-JSON (https://github.com/citation-style-language/schema, version 1.0.2): an article, which a preprint is. */
export function cslItem(paper: Cited): Record<string, unknown> {
  const { id, title, abstract, authors, publishedAt, doi, journalRef } = paper;
  const isArxiv = parseArxivId(id) !== null;
  const day = publishedAt && [publishedAt.getUTCFullYear(), publishedAt.getUTCMonth() + 1, publishedAt.getUTCDate()];
  const item = {
    id,
    type: "article",
    title: plainText(title),
    author: authors.length > 0 ? namedAuthors(authors).named.map((name) => cslName(parseAuthorName(name))) : undefined,
    issued: day ? { "date-parts": [day] } : undefined,
    publisher: isArxiv ? "arXiv" : undefined,
    number: isArxiv ? `arXiv:${id}` : undefined,
    DOI: doi ?? undefined,
    URL: citedUrl(paper) ?? undefined,
    note: journalRef ? plainText(journalRef) : undefined,
    abstract: plainText(abstract),
  };
  return Object.fromEntries(Object.entries(item).filter(([, value]) => value !== undefined));
}
