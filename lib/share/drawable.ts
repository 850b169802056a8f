import { SPELLED } from "./spelled";

const spell = (sign: string) => {
  const name = SPELLED[sign] as string;
  return /^[A-Za-z]/.test(name) ? EDGE + name + (/[a-z]$/.test(name) ? EDGE : "") : name;
};
const SPELLED_SIGN = new RegExp(`[${Object.keys(SPELLED).join("")}]`, "gu");

/** What the font has beside ASCII: letters of Latin and Cyrillic alphabets, and these signs. */
const UNDRAWABLE =
  /[^\x20-\x7e\u00a0-\u017f\u0218-\u021b\u0400-\u045f\u1ea0-\u1ef9ΛΩλμπω–—‘’“”„†‡•…⁄€·−×±≤≥≠≈∞←→↔√∏∑∫∂∆\u2063]/g;

const RAISED = /[²³¹⁰ⁱ⁴-ⁿ\u02b0-\u02b8\u02e1-\u02e3\u1d2c-\u1d61\u1d78\u1d9c-\u1dbfⱽꟲ-ꟴꟸꟹ]+/g;
const LOWERED = /[₀-₎ₐ-ₜ\u1d62-\u1d6aⱼ]+/g;

/** Stands where a word ends or begins: a space is needed there between letters, and nothing else. */
const EDGE = "\u2063";

/** A raised or lowered part behind its mark: in brackets where it is more than a word or a number. */
function script(mark: "^" | "_", signs: string): string {
  const text = signs.normalize("NFKD");
  return (
    mark + (/^(?:[+−-]?[\p{L}\p{N}]+|\(.*\)|[+−-])$/u.test(text) ? text : `(${text})`) + (/\p{L}$/u.test(text) ? EDGE : "")
  );
}

/** A title in the signs that the font of share pictures has: "ℝⁿ" as "R^n", "α" as "alpha", "xᵢ₊₁" as "x_(i+1)". */
export function drawable(title: string): string {
  return title
    .replaceAll(EDGE, "")
    .replace(RAISED, (raised) => script("^", raised))
    .replace(LOWERED, (lowered) => script("_", lowered))
    .replace(SPELLED_SIGN, spell) // before NFKC, which takes "‖" apart
    .normalize("NFKC")
    .replace(SPELLED_SIGN, spell)
    .replace(UNDRAWABLE, (sign) => sign.normalize("NFKD").replace(/[^\x20-\x7e]/g, ""))
    .replace(/(?<=[\p{L}\p{N})])\u2063+(?=[\p{L}\p{N}])/gu, " ")
    .replaceAll(EDGE, "")
    .replace(/\s+/g, " ")
    .trim();
}
