import { plainText } from "../papers/latex";

const withoutAccents = (text: string) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();

/** The words of a name, from TeX as from plain letters, without accents or capitals. */
const wordsOf = (name: string): string[] => withoutAccents(plainText(name)).match(/[\p{L}'-]+/gu) ?? [];

/** The last word of a name, without accents or capitals; "" where there is none. */
export function familyName(name: string): string {
  return wordsOf(name).at(-1) ?? "";
}

/** The first letter of a name, without accents or capitals; "" where there is none. */
export function firstInitial(name: string): string {
  return wordsOf(name)[0]?.[0] ?? "";
}

/** Whether a text is one option of each list, in their order, and nothing else. */
function isMadeOf(text: string, lists: string[][]): boolean {
  let ends = new Set([0]);
  for (const options of lists) {
    const next = new Set<number>();
    for (const end of ends) for (const option of options) if (text.startsWith(option, end)) next.add(end + option.length);
    ends = next;
  }
  return ends.has(text.length);
}

/**
 * Whether the part of an e-mail address before the @ is the name of an author: the family name, alone or with given names or their
 * initials before or behind it (`lovelace`, `a.lovelace`, `adalovelace`, `lovelacea`). Other words make it somebody else's. A family
 * name of less than three letters says too little.
 */
export function spellsName(localPart: string, author: string): boolean {
  const words = wordsOf(author);
  const family = words.pop()?.replace(/['-]/g, "") ?? "";
  if (family.length < 3) return false;
  const given = words.flatMap((word) => word.split(/['-]+/)).map((word) => [word, word.slice(0, 1), ""]);
  const letters = withoutAccents(localPart).replace(/\P{L}/gu, "");
  return isMadeOf(letters, [...given, [family]]) || isMadeOf(letters, [[family], ...given]);
}
