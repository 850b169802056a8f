/** Where a formula stands in a text: [start, end) with its delimiters, and the TeX between them. */
export type Formula = { start: number; end: number; tex: string };
type Delimiter = { kind: string; start: number; end: number };

const ENVIRONMENTS = "equation|align|aligned|gather|multline|eqnarray|displaymath|math";
const TOKEN = new RegExp(String.raw`\\(begin|end)\{(?:${ENVIRONMENTS})\*?\}|\\[\s\S]|\$`, "g");
const MANY_LINES = /^\\begin\{(?:align|gather|multline|eqnarray)/;
const CLOSING: Record<string, string> = { "\\(": "\\)", "\\[": "\\]", begin: "end", $: "$" };
const LONGEST = 2000;

/** What is written like an amount, as in "$5", "$1.5M" or "$.99". */
const AMOUNT = /^\s*\.?\d/;
/** Signs that only TeX uses. */
const TEX_SIGN = /\\[A-Za-z{}|]|[\^_]/;
const words = (tex: string) => tex.replace(/\\[A-Za-z]+\s*(?:\{[^{}]*\})?/g, "");

/**
 * Whether what stands between two dollars is a formula, and no money ("from $5 to $10", "$5M–$10M"). Pandoc's rule
 * (https://pandoc.org/MANUAL.html#math), made wider where TeX is plain to see: "3$\times$3", "$\alpha $".
 */
function isFormula(tex: string, after: string): boolean {
  if (!tex.trim()) return false;
  if (AMOUNT.test(tex) && (/\s[A-Za-z]{2,}[\s,]/.test(words(tex)) || /[-–—/,;:(+~]$/.test(tex.trimEnd()))) return false;
  if (TEX_SIGN.test(tex)) return true;
  if (/^\s|\s$/.test(tex) || (/^\d/.test(after) && AMOUNT.test(tex))) return false;
  return !/\b[A-Za-z]{3,}\s+[A-Za-z]{3,}/.test(tex);
}

/** The delimiters of a text, two dollars side by side as one of their own. Escaped signs ("\$") are none. */
function delimiters(source: string): Delimiter[] {
  const found: Delimiter[] = [];
  for (const match of source.matchAll(TOKEN)) {
    const kind = match[1] ?? match[0];
    if (kind.startsWith("\\") && !/[()[\]]/.test(kind)) continue;
    found.push({ kind, start: match.index, end: match.index + match[0].length });
  }
  return found;
}

/** The formulas of a text in their order: $…$, $$…$$, \(…\), \[…\] and the environments of displayed formulas. Takes linear time. */
export function findFormulas(source: string): Formula[] {
  if (!/[$\\]/.test(source)) return [];
  const tokens = delimiters(source);
  const isPair = (at: number) =>
    tokens[at]?.kind === "$" && tokens[at + 1]?.kind === "$" && tokens[at]?.end === tokens[at + 1]?.start;
  // For each token, the place of the one that would close it; read from the end, so that no text is read twice.
  const closings: { one?: number; two?: number }[] = [];
  const later = new Map<string, number>();
  for (let at = tokens.length - 1; at >= 0; at--) {
    const kind = tokens[at]?.kind as string;
    closings[at] = { one: later.get(CLOSING[kind] ?? ""), two: later.get("$$") };
    later.set(kind, at);
    if (isPair(at)) later.set("$$", at);
  }
  const formulas: Formula[] = [];
  for (let at = 0; at < tokens.length; at++) {
    const isDouble = isPair(at);
    const inside = isDouble ? at + 1 : at;
    const closing = isDouble ? closings[inside]?.two : closings[inside]?.one;
    const opening = tokens[at] as Delimiter;
    const close = closing === undefined ? undefined : tokens[closing];
    if (!close || closing === undefined || close.start - opening.start > LONGEST) continue;
    const last = isDouble ? closing + 1 : closing;
    const [from, end] = [(tokens[inside] as Delimiter).end, (tokens[last] as Delimiter).end];
    const tex = source.slice(from, close.start);
    const isInline = opening.kind === "$" && !isDouble;
    if (isInline ? !isFormula(tex, source.slice(end, end + 1)) : !tex.trim()) continue;
    const aligned = MANY_LINES.test(source.slice(opening.start, from));
    formulas.push({ start: opening.start, end, tex: aligned ? `\\begin{aligned}${tex}\\end{aligned}` : tex });
    at = last;
  }
  return formulas;
}
