import { toMathml } from "./formula";

/** A run of plain text, or MathML that KaTeX made and that is safe to put into a page. */
export type Segment = { text: string } | { mathml: string };

// As Pandoc has it: an opening $ stands before a non-space, a closing one after a non-space and not before a digit,
// so that "from $5 to $10" stays money.
const MATH =
  /\$\$([^$]{1,2000}?)\$\$|\$(?=\S)((?:\\.|[^$\\]){1,1000}?)(?<=\S)\$(?!\d)|\\\((.{1,1000}?)\\\)|\\\[(.{1,2000}?)\\\]/g;

/**
 * Splits a title or an abstract into text and typeset formulas. What KaTeX cannot parse stays as its source.
 * No markup of the input survives: text is for React to escape, and KaTeX runs with `trust: false`.
 */
export function typeset(source: string): Segment[] {
  const segments: Segment[] = [];
  let end = 0;
  for (const match of source.matchAll(MATH)) {
    const mathml = toMathml(match[1] ?? match[2] ?? match[3] ?? match[4] ?? "");
    if (match.index > end) segments.push({ text: plainText(source.slice(end, match.index)) });
    segments.push(mathml === null ? { text: match[0] } : { mathml });
    end = match.index + match[0].length;
  }
  if (end < source.length) segments.push({ text: plainText(source.slice(end)) });
  return segments;
}

const ACCENTS: Record<string, string> = {
  "'": "\u0301",
  "`": "\u0300",
  "^": "\u0302",
  '"': "\u0308",
  "~": "\u0303",
  "=": "\u0304",
  ".": "\u0307",
  c: "\u0327",
  v: "\u030c",
  u: "\u0306",
  H: "\u030b",
  k: "\u0328",
  r: "\u030a",
};
const LETTERS: Record<string, string> = {
  i: "i",
  j: "j",
  ss: "ß",
  o: "ø",
  O: "Ø",
  l: "ł",
  L: "Ł",
  ae: "æ",
  AE: "Æ",
  oe: "œ",
  aa: "å",
  AA: "Å",
};

/** TeX that is no formula, as the text it stands for: accents, escaped signs, emphasis, dashes. */
export function plainText(tex: string): string {
  if (!/[\\{}~]|--|``|''/.test(tex)) return tex;
  return tex
    .replace(
      /\\(['`^"~=.])\s*\{?(?:\\([ij])\b|([a-zA-Z]))\s*\}?|\\([cvuHkr])(?:\{([a-zA-Z])\}|\s+([a-zA-Z]))/g,
      (_, a, dotless, letter, b, braced, spaced) =>
        ((dotless ?? letter ?? braced ?? spaced) + ACCENTS[a ?? b]).normalize("NFC"),
    )
    .replace(/\\(?:emph|textit|textbf|texttt|textsc|textrm|text|underline|mbox|url)\s*\{([^{}]*)\}/g, "$1")
    .replace(/\\(ss|oe|ae|AE|aa|AA|o|O|l|L)(?![a-zA-Z])\s?/g, (_, name) => LETTERS[name] as string)
    .replace(/\\([%&_#$])/g, "$1")
    .replace(/\{\\i\}|\\i(?![a-zA-Z])/g, "i")
    .replace(/(?<!\\)\{([\p{L}\p{N} .:-]*)\}/gu, "$1")
    .replace(/(?<=\S)~(?=\S)/g, "\u00a0")
    .replace(/``|''/g, '"')
    .replace(/---/g, "—")
    .replace(/(?<=\d)--(?=\d)|(?<=\s)--(?=\s)/g, "–");
}

/** A title or an abstract as plain characters, for attributes, feeds and mail: formulas keep their source, without dollars. */
export function withoutMarkup(source: string): string {
  return plainText(source.replace(MATH, (_, a, b, c, d) => a ?? b ?? c ?? d));
}

/**
 * The first `length` characters or so of an abstract, cut between words and never inside a formula.
 * @returns the text, and whether something was left out
 */
export function excerpt(source: string, length: number): { text: string; cut: boolean } {
  if (source.length <= length) return { text: source, cut: false };
  let end = source.lastIndexOf(" ", length);
  if (end < length / 2) end = length;
  for (const match of source.matchAll(MATH)) {
    if (match.index < end && match.index + match[0].length > end) end = match.index;
  }
  return { text: `${source.slice(0, end).replace(/[\s,;:.–-]+$/, "")} …`, cut: true };
}
