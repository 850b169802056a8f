import { isGroupName } from "../papers/group-name";
import { visibleText } from "../visible";

const SUFFIX = /^(?:Jr|Sr)\.?$|^(?:II|III|IV)$/i;
/** "Lovelace, A." */
const INITIALS = /^(?:\p{Lu}\.[\s-]?){1,4}$/u;
/** "Lovelace, Ada" or "Ortega y Gasset, José", as BibTeX joins with "and". */
const FAMILY_FIRST = /^(?:\p{Ll}+\s)*(?:[^\s,]+\s[yie]\s)?[^\s,]+,\s*(?!(?:Jr|Sr|II|III|IV)\b)[^,]+$/u;

/** Whether " and " stands between two authors, and not inside of one ("Smith and Sons", "Johnson & Johnson", "Academy of Arts and Sciences"). */
function joinsAuthors(left: string, right: string): boolean {
  const isOneWord = !/\s/.test(right);
  return !(left === right || /\s(?:of|for)\s/.test(left) || (isOneWord && isGroupName(`${left} and ${right}`)));
}

/** "Ada Lovelace and Alan Turing" as two names. */
function splitAnd(name: string): string[] {
  const [, left, right] = /^(.+?)\s+(?:and|&)\s+(.+)$/i.exec(name) ?? [];
  if (left === undefined || right === undefined) return [name.replace(/^(?:and|&)\s+/i, "")];
  return joinsAuthors(left, right) ? [left, ...splitAnd(right)] : [name];
}

/** "Lovelace, Ada" as "Ada Lovelace", "King, Jr., Martin Luther" as "Martin Luther King, Jr."; names of groups as they are. */
function inOrder(name: string): string {
  const [family = "", ...rest] = name.split(/\s*,\s*/).filter(Boolean);
  const suffix = rest.filter((part) => SUFFIX.test(part));
  const given = rest.filter((part) => !SUFFIX.test(part));
  if (given.length !== 1 || isGroupName(name)) return name;
  return [`${given[0]} ${family}`, ...suffix].join(", ");
}

/**
 * The authors of a list as people write it: separated by semicolons, where names may hold commas ("Last, First"), or by commas,
 * line breaks and a last "and"; also as bibliographies have them ("Lovelace, A., Turing, A. M."). Names without anything to see are left out.
 */
export function parseAuthors(list: string): string[] {
  const lines = list.split(/\r?\n/).map(visibleText).filter(Boolean);
  const clean = (names: string[]) => names.map((name) => visibleText(name.replace(/^[\s,]+|[\s,]+$/g, ""))).filter(Boolean);
  if (lines.some((line) => line.includes(";"))) {
    const names = clean(lines.flatMap((line) => line.split(";")));
    return names.map((name) => inOrder(name.replace(/^(?:and|&)\s+/i, "")));
  }
  const entries = lines.join(" ").split(/\s+and\s+/i);
  if (entries.length > 1 && entries.every((entry) => FAMILY_FIRST.test(entry))) return entries.map(inOrder);
  const names: string[] = [];
  for (const name of clean(lines.flatMap((line) => line.split(","))).flatMap(splitAnd)) {
    const before = names.at(-1);
    if (before && SUFFIX.test(name)) names[names.length - 1] = `${before}, ${name}`;
    else if (before && INITIALS.test(name)) names[names.length - 1] = inOrder(`${before}, ${name}`);
    else names.push(name);
  }
  return names;
}
