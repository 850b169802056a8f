import { parseArxivId } from "./arxiv-id";
import { parseAuthorName } from "./author-name";
import { type Cited, citedUrl } from "./csl-json";
import { doiUrl } from "./doi";
import { plainText } from "./latex";

/** Authors that APA names at most: of more, the first nineteen and the last. */
const MOST = 20;

/** "Jean-Pierre Q." as "J.-P. Q.". */
const initials = (given: string) =>
  given
    .split(/\s+/)
    .filter(Boolean)
    .map((word) =>
      word
        .split("-")
        .filter(Boolean)
        .map((part) => `${[...part][0]?.toUpperCase()}.`)
        .join("-"),
    )
    .join(" ");

function apaName(author: string): string {
  const name = parseAuthorName(author);
  if ("literal" in name) return name.literal;
  return [name.family, initials(name.given), name.suffix].filter(Boolean).join(", ");
}

function authorList(authors: string[]): string {
  if (authors.length > MOST) {
    const first = authors.slice(0, MOST - 1).map(apaName);
    return `${first.join(", ")}, … ${apaName(authors.at(-1) as string)}`;
  }
  const names = authors.map(apaName);
  return names.length > 1 ? `${names.slice(0, -1).join(", ")}, & ${names.at(-1)}` : (names[0] ?? "");
}

const sentence = (text: string) => (/[.!?]$/.test(text) ? text : `${text}.`);

/** A paper as the reference list of a text in APA style names it (Publication Manual, 7th edition, chapter 9), without italics. */
export function apa(paper: Cited): string {
  const { id, title, authors, publishedAt, doi } = paper;
  const year = `(${publishedAt?.getUTCFullYear() ?? "n.d."}).`;
  const named = sentence(plainText(title));
  const begin = authors.length > 0 ? [sentence(authorList(authors)), year, named] : [named, year];
  const source = parseArxivId(id) ? "arXiv." : null;
  return [...begin, source, doi ? doiUrl(doi) : citedUrl(paper)].filter(Boolean).join(" ");
}
