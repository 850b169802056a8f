import { budgetOfText, toMathml } from "./formula";
import { formulaText } from "./tex/formula-text";
import { readTexText } from "./tex/read-text";

/** A run of plain text, with the address where it is a link, or MathML that KaTeX made and that is safe to put into a page. */
export type Segment = { text: string; href?: string } | { mathml: string };

/**
 * Splits a title, an abstract or a name into text, links and typeset formulas. What KaTeX cannot parse stays as its source.
 * No markup of the input survives: text is for React to escape, links are http or https, and KaTeX runs with `trust: false`.
 */
export function typeset(source: string): Segment[] {
  const budget = budgetOfText();
  return readTexText(source).pieces.map((piece) => {
    if ("text" in piece) return piece;
    const mathml = toMathml(piece.tex, budget);
    return mathml === null ? { text: piece.source } : { mathml };
  });
}

/** Prose that holds no formulas, such as a name, as the characters that its TeX stands for; formulas stay as they are. */
export function plainText(source: string): string {
  return readTexText(source)
    .pieces.map((piece) => ("text" in piece ? piece.text : piece.source))
    .join("");
}

/**
 * A title, an abstract or a name as plain characters, for attributes, metadata, feeds and mail: "ℝⁿ" for a formula, or its whole
 * source where Unicode cannot show it; the text of links.
 */
export function withoutMarkup(source: string): string {
  const budget = budgetOfText();
  return readTexText(source)
    .pieces.map((piece) => {
      if ("text" in piece) return piece.text;
      return formulaText(piece.tex, budget) ?? piece.source;
    })
    .join("")
    .replace(/ {2,}/g, " ");
}

/**
 * The first `length` characters or so of an abstract, as TeX still: cut between words where it can be, and never inside of a formula,
 * a command, a link or a character.
 * @returns the text, and whether something was left out
 */
export function excerpt(source: string, length: number): { text: string; cut: boolean } {
  if (source.length <= length) return { text: source, cut: false };
  const { whole, groups } = readTexText(source);
  let end = source.lastIndexOf(" ", length);
  if (end < length / 2) end = /[\ud800-\udbff]/.test(source[length - 1] as string) ? length - 1 : length;
  const uncut = whole.filter(([from, to]) => from < end && end < to);
  for (const [from] of uncut) end = Math.min(end, from);
  // A formula that is longer than all that is wanted.
  if (!source.slice(0, end).trim()) for (const [, to] of uncut) end = Math.max(end, to);
  if (end >= source.length) return { text: source, cut: false };
  const open = groups.filter(([from, to]) => from < end && end <= to).length;
  return { text: `${source.slice(0, end).replace(/[\s,;:.–-]+$/, "")}${"}".repeat(open)} …`, cut: true };
}
