import { accented, isOneCharacter } from "./accents";
import { LETTERS } from "./commands";
import type { TexReader } from "./reader";

const LETTER = /\{?\s*(?:\\([a-zA-Z]+)\s*(?:\{\})?|(\p{L}))/uy;
/** The longest argument, in characters, in which a letter such as \c is an accent and not a command of the authors' own. */
const LONGEST = 12;

/**
 * Reads an accent command and the letter under it.
 * @param name the command, without its backslash
 * @param start where it begins, and `end`, where its name ends
 * @returns whether it is one: a letter follows
 */
export function readAccent(reader: TexReader, name: string, start: number, end: number): boolean {
  const { source } = reader;
  const isWord = /[a-z]/i.test(name);
  const from = reader.spaceEnd(end);
  // After a sign, a space is allowed inside of a word only: "Poincar\' e".
  if (from > end && !isWord && !/\p{L}/u.test(reader.before)) return false;
  const found = reader.match(LETTER, from);
  const letter = found?.[1] ? LETTERS[found[1]] : found?.[2];
  if (!found || !letter) return false;
  const inBraces = found[0].startsWith("{");
  const group = inBraces ? reader.groupAt(from) : null;
  if (inBraces && (!group || (isWord && group[1] - group[0] > LONGEST))) return false;
  const isBare = !inBraces && !found[1];
  if (isWord && isBare && from === end) return false;
  const text = accented(name, letter);
  // "don\'t" and "\"quoted\"" hold no accents.
  if (isBare && !isWord && !isOneCharacter(text)) return false;
  const last = from + found[0].length;
  if (group) reader.drop(group[1]);
  reader.pass(start, group && source[last] === "}" ? last + 1 : last);
  reader.emit(text);
  return true;
}
