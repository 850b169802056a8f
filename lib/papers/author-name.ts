import { isGroupName } from "./group-name";
import { plainText } from "./latex";

/** No sign of a person: "and" and "&" join, digits and brackets number. */
const NOT_A_PERSON = /\band\b|[\d&:;/()[\]@#+*]/i;

const SUFFIX = /^(?:Jr|Sr|Jnr|Snr|Esq)\.?$|^(?:II|III|IV|VI{0,3})$/;
const IDEOGRAPHS = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\s]+$/u;
const isSmall = (word: string) => /^\p{Ll}/u.test(word);
const DEGREE = /,\s*(?:Ph\.?\s?D|M\.?\s?D|M\.?Sc|B\.?Sc)\.?$/i;
/** Particles that some write large before a small one, as in "Van der Berg". */
const LARGE_PARTICLE = /^(?:Van|Von|De|Del|Della|Di|Da|Dos|Du)$/;
const PARTICLE = /^(?:van|von|zu|de|del|della|di|da|dos|du|la|le|el|al|bin|ibn|ter|ten)$/;

/** What joins two family names, in Spanish, Catalan and Portuguese: "Ortega y Gasset", "Puig i Cadafalch", "Costa e Silva". */
const JOINS_FAMILIES = /^[yie]$/;
const isInitial = (word: string | undefined) => word === undefined || /^\p{L}\.?$/u.test(word);

/** Whether the word at `at` joins the family names beside it. */
const joinsFamilies = (words: string[], at: number) => JOINS_FAMILIES.test(words[at] ?? "") && !isInitial(words[at - 1]);

/**
 * An author's name taken apart; `literal` for a group, or where it must not be taken apart. `inverted` says that it was written, or
 * has to be written, with its family name first ("van der Maaten, Laurens").
 */
export type AuthorName = { literal: string } | { family: string; given: string; suffix: string | null; inverted: boolean };

/** Takes the words of a name in natural order apart: where the family name begins is told by its particles. */
function ofWords(words: string[], suffix: string | null): AuthorName {
  let family = words.length - 1;
  const small = words.findIndex((word, at) => at > 0 && at < words.length - 1 && isSmall(word));
  if (small > 0) family = joinsFamilies(words, small) ? small - 1 : small;
  while (small > 1 && LARGE_PARTICLE.test(words[family - 1] as string)) family -= 1;
  const inverted = suffix !== null || words.some(isSmall);
  return { family: words.slice(family).join(" "), given: words.slice(0, family).join(" "), suffix, inverted };
}

/** Takes one author's name apart. What stands for names that are left out ("et al.") is no part of it. */
export function parseAuthorName(author: string): AuthorName {
  const name = plainText(author).replace(/\s+/g, " ").trim();
  const parts = name
    .replace(DEGREE, "")
    .split(/\s*,\s*/)
    .filter(Boolean);
  if (isGroupName(name) || NOT_A_PERSON.test(name) || parts.length > 3) return { literal: name };
  const suffixes = parts.slice(1).filter((part) => SUFFIX.test(part));
  const [family = "", given] = parts.filter((part, at) => at === 0 || !SUFFIX.test(part));
  if (given !== undefined)
    return parts.length - suffixes.length > 2
      ? { literal: name }
      : { family, given, suffix: suffixes.join(", ") || null, inverted: true };
  const words = family.split(" ");
  const suffix = suffixes[0] ?? (words.length > 2 && SUFFIX.test(words.at(-1) as string) ? words.pop() : undefined) ?? null;
  // A family name alone: "de Souza", "Ortega y Gasset".
  if (PARTICLE.test(words[0] as string) || (words.length === 3 && joinsFamilies(words, 1))) return { literal: name };
  if (words.length === 1) return suffix ? { literal: name } : { family, given: "", suffix: null, inverted: false };
  if (IDEOGRAPHS.test(family)) return { family: words[0] as string, given: words.slice(1).join(" "), suffix, inverted: true };
  return ofWords(words, suffix);
}
