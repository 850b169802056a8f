// TeX's accent commands and the Unicode signs that combine with the letter before them (The TeXbook, chapter 9).
const ACCENTS: Record<string, string> = {
  "'": "\u0301",
  "`": "\u0300",
  "^": "\u0302",
  '"': "\u0308",
  "~": "\u0303",
  "=": "\u0304",
  ".": "\u0307",
  b: "\u0331",
  c: "\u0327",
  d: "\u0323",
  h: "\u0309",
  H: "\u030b",
  k: "\u0328",
  r: "\u030a",
  t: "\u0361",
  u: "\u0306",
  v: "\u030c",
};

const PLAIN: Record<string, string> = { ı: "i", ȷ: "j" };

/** Whether a command, named without its backslash, puts an accent on what follows. */
export const isAccent = (command: string): boolean => Object.hasOwn(ACCENTS, command);

/** A letter under an accent, as few characters as Unicode allows: `accented("'", "e")` is "é". */
export function accented(command: string, letter: string): string {
  return ((PLAIN[letter] ?? letter) + ACCENTS[command]).normalize("NFC");
}

/** Whether Unicode has the letter and its accent as one character. */
export const isOneCharacter = (text: string): boolean => [...text].length === 1;
