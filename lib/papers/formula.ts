import katex from "katex";
import { confine, MAX_NODES } from "./mathml";
import { variant } from "./tex/unicode-math";

/** Characters of one formula, at most. */
const MAX_LENGTH = 1000;

// What KaTeX takes for each formula, however short, counted as characters.
const EACH = 20;

/** What the formulas of one text may cost, all together: a character of a formula costs one, and so does each element of its MathML. */
export type Budget = { left: number };

/** Enough for any title or abstract that was written to be read: some ten milliseconds. */
export const budgetOfText = (): Budget => ({ left: 4000 });

// Macros that somebody defines make much of little; the next three write into the log of the site; of the last, KaTeX would leave
// only the name. KaTeX has no \csname, so each of them can be used only by its name.
const REFUSED = new RegExp(
  `\\\\(?:${[
    "[egx]?def|(?:future)?let|global|long|(?:re)?newcommand|providecommand",
    "message|errmessage|show",
    "href|url|includegraphics|html[A-Z][a-z]+",
  ].join("|")})(?![a-zA-Z@])`,
);

/**
 * MathML whose letters of other alphabets are Unicode's own, "ℝ" for an "R" that is double-struck: browsers draw MathML Core
 * (w3.org/TR/mathml-core), which knows of no alphabet by attribute. Bold letters are left to the style sheet.
 */
function withLetters(mathml: string): string {
  return mathml.replace(
    /mathvariant="(double-struck|script|fraktur)">([^<]*)/g,
    (_, name, text) => `mathvariant="normal">${variant(text, name)}`,
  );
}

/**
 * One formula as MathML, which browsers draw themselves, so that a page needs no sheet and no fonts. Nothing in it can leave its box,
 * lie over others or have a colour of its own; see mathml.ts.
 * @param budget what it may cost; it is lowered by what it did
 * @returns null where KaTeX cannot parse it, where it uses what is refused, or where it is beyond a bound: then it is shown as its source
 */
export function toMathml(tex: string, budget: Budget, displayMode = false): string | null {
  budget.left -= tex.length + EACH;
  if (tex.length > MAX_LENGTH || budget.left < 0 || REFUSED.test(tex)) return null;
  try {
    const html = katex.renderToString(tex, {
      output: "mathml",
      displayMode,
      throwOnError: true,
      trust: false,
      strict: "ignore",
      maxExpand: 200,
      maxSize: 20,
    });
    const confined = confine(html.replace(/^<span class="katex">|<\/span>$/g, ""));
    budget.left -= confined?.nodes ?? MAX_NODES;
    return confined && budget.left >= 0 ? withLetters(confined.mathml) : null;
  } catch {
    return null;
  }
}
