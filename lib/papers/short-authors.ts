import { parseAuthorName } from "./author-name";

/** "Chenyu Huang" as "C. Huang", "Jean-Luc de la Cruz" as "J.-L. de la Cruz"; names of groups, and such as cannot be taken apart, stay. */
export function shortName(author: string): string {
  const name = parseAuthorName(author);
  if ("literal" in name) return name.literal;
  const { family, given, suffix } = name;
  if (!/^\p{L}/u.test(given) || /^\p{Script=Han}|^\p{Script=Hangul}/u.test(family))
    return [given, family].filter(Boolean).join(" ");
  const initial = given.replace(/^(\p{L})[^\s-]*(?:-(\p{L}))?.*$/su, (_, first: string, second?: string) =>
    second ? `${first}.-${second.toUpperCase()}.` : `${first}.`,
  );
  return [initial, family, suffix].filter(Boolean).join(" ");
}

/**
 * The first authors as there is room for on a card, and how many more there are: all of at most three, else two.
 * @param firstAuthors the first three at least, in the order of the paper
 */
export function shortAuthors(firstAuthors: string[], count: number | null): { names: string; more: number } {
  const all = Math.max(count ?? 0, firstAuthors.length);
  const shown = firstAuthors.slice(0, all > 3 ? 2 : 3);
  return { names: shown.map(shortName).join(", "), more: all - shown.length };
}
