import { parseArxivId } from "./arxiv-id";
import type { Paper } from "./paper";

// https://www.bibtex.org/SpecialSymbols: these end or change a field unless escaped. TeX that authors wrote is left alone.
const escapeText = (text: string) => text.replace(/(?<!\\)([%&#_])(?![^$]*\$(?:[^$]*\$[^$]*\$)*[^$]*$)/g, "\\$1");

/** A BibTeX entry, as arXiv exports it: @misc with eprint, archivePrefix and primaryClass, or what is known. */
export function bibtex(paper: Paper): string {
  const year = paper.publishedAt?.getUTCFullYear();
  const family = paper.authors[0]?.split(" ").at(-1) ?? "";
  const word = paper.title.match(/[A-Za-z]{4,}/)?.[0] ?? "paper";
  const key =
    `${family}${year ?? ""}${word}`
      .normalize("NFKD")
      .replace(/[^A-Za-z0-9]/g, "")
      .toLowerCase() || "paper";
  const isArxiv = parseArxivId(paper.id) !== null;
  const fields: [string, string | number | null | undefined][] = [
    ["title", `{${escapeText(paper.title)}}`],
    ["author", paper.authors.length ? escapeText(paper.authors.join(" and ")) : null],
    ["year", year],
    ["eprint", isArxiv ? paper.id : null],
    ["archivePrefix", isArxiv ? "arXiv" : null],
    ["primaryClass", paper.categories[0]],
    ["doi", paper.doi],
    ["note", paper.journalRef && escapeText(paper.journalRef)],
    ["url", isArxiv ? `https://arxiv.org/abs/${paper.id}` : null],
  ];
  const lines = fields.filter(([, value]) => value).map(([name, value]) => `  ${name} = {${value}}`);
  return `@misc{${key},\n${lines.join(",\n")}\n}`;
}
