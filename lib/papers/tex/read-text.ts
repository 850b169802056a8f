import { literalGroups } from "./braces";
import { findFormulas } from "./find-formulas";
import { LINK_START } from "./links";
import { readBrace } from "./read-brace";
import { readCommand } from "./read-command";
import { readLink } from "./read-link";
import { readSign } from "./read-sign";
import { type Piece, type Span, TexReader } from "./reader";
import { symbolReader } from "./symbol";

/** A text as its pieces, and places of its source: what must not be cut (formulas, commands, links), and groups, which may be. */
export type TexText = { pieces: Piece[]; whole: Span[]; groups: Span[] };

/** How many addresses of one text may become links. */
const MOST_LINKS = 200;
const PLAIN = /[^\\{}~`'\-$]{1,200}/y;

/**
 * Reads what authors write into titles, abstracts and names: prose with TeX in it. No word is lost: commands that we do not
 * know, and braces without a partner, stay as they were typed. Takes linear time.
 */
export function readTexText(source: string): TexText {
  const formulas = findFormulas(source);
  const formulaAt = new Map(formulas.map((formula) => [formula.start, formula]));
  const links = [...source.matchAll(LINK_START)].slice(0, MOST_LINKS).map(({ index }) => index);
  const reader = new TexReader(source, formulas);
  const isLiteral = literalGroups(source);
  const symbol = symbolReader();
  for (let link = 0; reader.at < source.length; ) {
    while (links[link] !== undefined && (links[link] as number) < reader.at) link++;
    const formula = formulaAt.get(reader.at);
    if (formula) {
      reader.pass(formula.start, formula.end);
      reader.emitFormula(formula.tex, source.slice(formula.start, formula.end));
      continue;
    }
    if (links[link] === reader.at && readLink(reader)) continue;
    const plain = reader.match(PLAIN)?.[0];
    if (plain) {
      // As far as the next link.
      const next = links[links[link] === reader.at ? link + 1 : link] ?? source.length;
      const end = Math.min(reader.at + plain.length, next);
      reader.emit(source.slice(reader.at, end));
      reader.at = end;
    } else if (source[reader.at] === "\\") readCommand(reader, symbol);
    else if (/[{}]/.test(source[reader.at] as string)) readBrace(reader, isLiteral);
    else readSign(reader);
  }
  const { pieces, whole, groups } = reader;
  return { pieces, whole, groups };
}
