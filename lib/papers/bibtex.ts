import { parseArxivId } from "./arxiv-id";
import { bibtexName } from "./bibtex-name";
import { escapeTex } from "./escape-tex";
import { namedAuthors } from "./named-authors";
import type { Paper } from "./paper";
import { readTexText } from "./tex/read-text";

/** Whether every brace has its partner, as BibTeX demands; it counts escaped ones too. */
function isBalanced(tex: string): boolean {
  let depth = 0;
  for (const sign of tex) {
    if (sign === "{") depth++;
    if (sign === "}" && --depth < 0) return false;
  }
  return depth === 0;
}

/** A title as BibTeX takes it: prose in UTF-8 with its signs escaped, formulas as their source. */
function bibtexText(source: string): string {
  const pieces = readTexText(source).pieces.map((piece) => {
    if ("text" in piece) return escapeTex(piece.text);
    return isBalanced(piece.source) ? piece.source : escapeTex(piece.source);
  });
  return pieces.join("").replace(/\s+/g, " ").trim();
}

/** An address or a DOI, which TeX's packages print as it stands: only what would end the field is percent-encoded. */
const verbatim = (address: string) => address.replace(/[{}\\\s\p{Cc}]/gu, encodeURIComponent);

/** A category of arXiv ("cs.CL", "hep-th", "cond-mat.mtrl-sci"), and none of the other classifications that stand beside them. */
const CATEGORY = /^[a-z]+(?:-[a-z]+)?(?:\.[A-Za-z]+(?:-[a-z]+)?)?$/;

/** The key of an entry: made of the paper's id, so it stays when title, authors or year change, and is unique. */
const keyOf = (id: string, isArxiv: boolean) => (isArxiv ? `arxiv.${id}` : id).replaceAll("/", ".").replace(/[^\w.-]/g, "");

/** A BibTeX entry, as arXiv exports it: @misc with eprint, archivePrefix and primaryClass, or what is known. */
export function bibtex(paper: Paper): string {
  const { named, more } = namedAuthors(paper.authors);
  const isArxiv = parseArxivId(paper.id) !== null;
  const url = isArxiv ? `https://arxiv.org/abs/${paper.id}` : paper.url;
  const fields: [string, string | number | null | undefined][] = [
    // Two pairs of braces keep capitals.
    ["title", `{${bibtexText(paper.title)}}`],
    ["author", [...named.map(bibtexName).filter(Boolean), ...(more > 0 ? ["others"] : [])].join(" and ")],
    ["year", paper.publishedAt?.getUTCFullYear()],
    ["eprint", isArxiv ? paper.id : null],
    ["archivePrefix", isArxiv ? "arXiv" : null],
    ["primaryClass", paper.categories.find((category) => CATEGORY.test(category))],
    ["doi", paper.doi && verbatim(paper.doi)],
    ["note", paper.journalRef && bibtexText(paper.journalRef)],
    ["url", url && verbatim(url)],
  ];
  const lines = fields.filter(([, value]) => value).map(([name, value]) => `  ${name} = {${value}}`);
  return `@misc{${keyOf(paper.id, isArxiv)},\n${lines.join(",\n")}\n}`;
}
