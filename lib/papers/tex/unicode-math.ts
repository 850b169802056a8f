// Letters of formulas as Unicode has them: scripts, accents and alphabets.

const table = (from: string, to: string) => new Map([...from].map((sign, at) => [sign, [...to][at] as string]));
const SUPERSCRIPT = table(
  "0123456789+−-=()abcdefghijklmnoprstuvwxyzABDEGHIJKLMNOPRTUVWαβγδθφχ′*∗⊤∘",
  "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻᴬᴮᴰᴱᴳᴴᴵᴶᴷᴸᴹᴺᴼᴾᴿᵀᵁⱽᵂᵅᵝᵞᵟᶿᵠᵡ′**ᵀ°",
);
const SUBSCRIPT = table("0123456789+−-=()aehijklmnoprstuvxβγρφχ", "₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓᵦᵧᵨᵩᵪ");

/** A raised or lowered part: in Unicode's own signs where it has them all, else "^x", "_(i,j)". */
function script(text: string, signs: Map<string, string>, mark: string): string {
  const compact = text.trim().replace(/ ([^\p{L}\p{N}]+) /gu, "$1");
  const letters = [...compact].map((sign) => signs.get(sign));
  if (letters.every((letter) => letter !== undefined)) return letters.join("");
  return letters.length === 1 ? mark + compact : `${mark}(${compact})`;
}
export const superscript = (text: string): string => script(text, SUPERSCRIPT, "^");
export const subscript = (text: string): string => script(text, SUBSCRIPT, "_");

/** Lines and braces over or under a part. */
const STRETCHED = new Set("‾_⏞⏟⎴⎵");
const COMBINING: Record<string, string> = {
  "^": "\u0302",
  ˆ: "\u0302",
  "~": "\u0303",
  "˜": "\u0303",
  "∼": "\u0303",
  ˉ: "\u0304",
  "¯": "\u0304",
  "‾": "\u0305",
  "˙": "\u0307",
  "¨": "\u0308",
  "⃗": "\u20d7",
  "→": "\u20d7",
  ˇ: "\u030c",
  "˘": "\u0306",
  ˊ: "\u0301",
  ˋ: "\u0300",
  "˚": "\u030a",
};

/** A letter under a sign of formulas, as \hat and \vec put it there; null where the sign is none, or stands over more than a letter. */
export function withSign(base: string, sign: string): string | null {
  if (STRETCHED.has(sign) && (sign !== "‾" || [...base].length > 1)) return base;
  const combining = COMBINING[sign];
  if (!combining) return null;
  return [...base].length === 1 ? (base + combining).normalize("NFC") : base;
}

// Code points of A and a, and the letters that stood in Unicode before its mathematical alphabets (The Unicode Standard, 22.2).
const ALPHABETS: Record<string, { A: number; a: number; zero?: number; older: Record<string, string> }> = {
  "double-struck": {
    A: 0x1d538,
    a: 0x1d552,
    zero: 0x1d7d8,
    older: { C: "ℂ", H: "ℍ", N: "ℕ", P: "ℙ", Q: "ℚ", R: "ℝ", Z: "ℤ" },
  },
  script: {
    A: 0x1d49c,
    a: 0x1d4b6,
    older: { B: "ℬ", E: "ℰ", F: "ℱ", H: "ℋ", I: "ℐ", L: "ℒ", M: "ℳ", R: "ℛ", e: "ℯ", g: "ℊ", o: "ℴ" },
  },
  fraktur: { A: 0x1d504, a: 0x1d51e, older: { C: "ℭ", H: "ℌ", I: "ℑ", R: "ℜ", Z: "ℨ" } },
};

/** Letters in an alphabet of formulas, named as MathML's `mathvariant`. Bold and italics stay plain letters, which search and screen readers know. */
export function variant(text: string, name: string | undefined): string {
  const alphabet = ALPHABETS[name ?? ""];
  if (!alphabet) return text;
  return text.replace(/[A-Za-z\d]/g, (sign) => {
    if (alphabet.older[sign]) return alphabet.older[sign];
    const base = /\d/.test(sign) ? alphabet.zero : /[A-Z]/.test(sign) ? alphabet.A : alphabet.a;
    const first = /\d/.test(sign) ? "0" : /[A-Z]/.test(sign) ? "A" : "a";
    return base === undefined ? sign : String.fromCodePoint(base + sign.charCodeAt(0) - first.charCodeAt(0));
  });
}
