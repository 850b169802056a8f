import { escapeTex } from "./escape-tex";
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

/** The words of a name in BibTeX's form with commas, which leaves nothing to be guessed: "von Last, Jr., First". */
function withCommas(words: string[], suffix: string | undefined): string {
  let family = words.length - 1;
  const small = words.findIndex((word, at) => at > 0 && at < words.length - 1 && isSmall(word));
  if (small > 0) family = joinsFamilies(words, small) ? small - 1 : small;
  while (small > 1 && LARGE_PARTICLE.test(words[family - 1] as string)) family -= 1;
  const last = words.slice(family).join(" ");
  const first = words.slice(0, family).join(" ");
  return [last, suffix, first].filter(Boolean).join(", ");
}

/**
 * An author as BibTeX reads names (Markey, Tame the BeaST, chapter 11): as it is where that is plain ("Ada Lovelace"), with commas
 * where a particle or a suffix has to be told ("van der Maaten, Laurens", "King, Jr., Martin Luther"), and in braces where the
 * name is that of a group or must not be taken apart ("{ATLAS Collaboration}").
 */
export function bibtexName(author: string): string {
  const name = plainText(author).replace(/\s+/g, " ").trim();
  // What BibTeX writes for names that are left out.
  if (/(?:^|[\s,])et\.? al\.?$/i.test(name)) {
    const named = name.replace(/[\s,]*et\.? al\.?$/i, "");
    return named ? `${bibtexName(named)} and others` : "others";
  }
  const whole = () => `{${escapeTex(name)}}`;
  const parts = name
    .replace(DEGREE, "")
    .split(/\s*,\s*/)
    .filter(Boolean);
  if (isGroupName(name) || NOT_A_PERSON.test(name) || parts.length > 3) return whole();
  const suffixes = parts.slice(1).filter((part) => SUFFIX.test(part));
  const [family = "", given] = parts.filter((part, at) => at === 0 || !SUFFIX.test(part));
  if (given !== undefined)
    return parts.length - suffixes.length > 2 ? whole() : escapeTex([family, ...suffixes, given].join(", "));
  const words = family.split(" ");
  const suffix = suffixes[0] ?? (words.length > 2 && SUFFIX.test(words.at(-1) as string) ? words.pop() : undefined);
  // A family name alone: "de Souza", "Ortega y Gasset".
  if (PARTICLE.test(words[0] as string) || (words.length === 3 && joinsFamilies(words, 1))) return whole();
  if (words.length === 1) return suffix ? whole() : escapeTex(family);
  if (IDEOGRAPHS.test(family)) return escapeTex(`${words[0]}, ${words.slice(1).join(" ")}`);
  const needsCommas = suffix !== undefined || words.some(isSmall);
  return escapeTex(needsCommas ? withCommas(words, suffix) : words.join(" "));
}
