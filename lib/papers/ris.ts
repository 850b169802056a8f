import { parseArxivId } from "./arxiv-id";
import { parseAuthorName } from "./author-name";
import { type Cited, citedUrl } from "./csl-json";
import { dayOf } from "./day";
import { plainText } from "./latex";
import { namedAuthors } from "./named-authors";

/** "Lovelace, Ada", "King, Martin Luther, Jr.": family name, given name, suffix. */
function risName(author: string): string {
  const name = parseAuthorName(author);
  return "literal" in name ? name.literal : [name.family, name.given, name.suffix].filter(Boolean).join(", ");
}

const line = (text: string) => text.replace(/\s+/g, " ").trim();

/** A paper in the RIS format of reference managers: a tag a line, ended by CRLF; a preprint is unpublished work (UNPB). */
export function ris(paper: Cited): string {
  const { id, title, abstract, authors, publishedAt, doi } = paper;
  const isArxiv = parseArxivId(id) !== null;
  const tags: [string, string | null | undefined][] = [
    ["TY", "UNPB"],
    ["TI", plainText(title)],
    ...namedAuthors(authors).named.map((author): [string, string] => ["AU", risName(author)]),
    ["PY", publishedAt && String(publishedAt.getUTCFullYear())],
    ["DA", publishedAt && dayOf(publishedAt).replaceAll("-", "/")],
    ["PB", isArxiv ? "arXiv" : null],
    ["M1", isArxiv ? `arXiv:${id}` : null],
    ["DO", doi],
    ["UR", citedUrl(paper)],
    ["AB", plainText(abstract)],
  ];
  const lines = tags.flatMap(([tag, value]) => (value ? [`${tag}  - ${line(value)}`] : []));
  return `${[...lines, "ER  - "].join("\r\n")}\r\n`;
}
