// Signs that are drawn as nothing, although Unicode counts them as letters or symbols and not as ignorable: the blank of braille, the
// place of an object, the blanks of hieroglyphs, the musical note without a head.
const BLANKS = String.raw`\u2800\uFFFC\u{13441}\u{13442}\u{1D159}`;
const IGNORABLE = String.raw`\p{Default_Ignorable_Code_Point}`; // UAX #44; the fillers of Hangul and variation selectors are among them

const VISIBLE = new RegExp(`(?![${IGNORABLE}${BLANKS}])[\\p{L}\\p{N}\\p{P}\\p{S}]`, "u");
const INVISIBLE = new RegExp(`[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Co}\\p{Zl}\\p{Zp}${IGNORABLE}${BLANKS}]`, "gu");

// What some scripts and pictures need between two letters, and nobody sees.
const JOINERS = "\\u200C\\u200D";
const BUT_JOINERS = new RegExp(`(?![${JOINERS}])${INVISIBLE.source}`, "gu");

const SPACE = /[\p{Z}\t-\r\u0085]+/gu;

/** Marks on one letter: more than any script stacks, less than what reaches over the lines around it. */
const MOST_MARKS = 6;
const STACK = new RegExp(`(\\p{M}{${MOST_MARKS}})\\p{M}+`, "gu");

/** Whether a text has something to see: a letter, digit, symbol or punctuation that is drawn. */
export function hasVisible(text: string): boolean {
  return VISIBLE.test(text);
}

/** A text without the marks that would be stacked high on one letter. */
export function withoutStacks(text: string): string {
  return text.replace(STACK, "$1");
}

/** A text as one line of what can be seen, in Unicode's composed form: nothing in it hides, or turns or covers what stands around it. */
export function visibleLine(text: string): string {
  const seen = text.normalize("NFC").replace(SPACE, " ").replace(INVISIBLE, "");
  return withoutStacks(seen)
    .replace(/ +/g, " ")
    .trim()
    .replace(/^\p{M}+/u, "");
}

/** A text of which only joiners stay that nobody sees, as some scripts need them; empty where nothing in it can be seen. */
export function visibleText(text: string): string {
  const kept = withoutStacks(text.replace(SPACE, " ").replace(BUT_JOINERS, "").replace(/ +/g, " ").trim());
  return hasVisible(kept) ? kept : "";
}
