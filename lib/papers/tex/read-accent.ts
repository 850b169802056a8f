import { accented, isAccent, isOneCharacter } from "./accents";
import { LETTERS, own } from "./commands";
import type { Span, TexReader } from "./reader";

const LETTER = /\s*(?:\\([a-zA-Z]+)\s*(?:\{\})?|(\p{L}))/uy;
const ACCENT = /\s*\\([a-zA-Z](?![a-zA-Z])|[^\sa-zA-Z])/y;
/** The longest argument, in characters, in which a letter such as \c is an accent and not a command of the authors' own. */
const LONGEST = 12;

/** A letter, where it ends, and the groups that it begins in. */
type Letter = { text: string; end: number; groups: Span[] };

/** The letter that an accent at `from` would stand over: bare, in braces, a command, or itself under an accent ("\~{\^e}"). */
function letterAt(reader: TexReader, from: number, depth = 0): Letter | null {
  const group = reader.source[from] === "{" ? reader.groupAt(from) : null;
  if (reader.source[from] === "{" && !group) return null;
  const start = group ? from + 1 : from;
  const inner = reader.match(ACCENT, start)?.[1];
  const under =
    inner && isAccent(inner) && depth < 2
      ? letterAt(reader, reader.spaceEnd((reader.match(ACCENT, start)?.[0].length ?? 0) + start), depth + 1)
      : null;
  const found = under ? null : reader.match(LETTER, start);
  const text = under ? accented(inner as string, under.text) : found?.[1] ? own(LETTERS, found[1]) : found?.[2];
  if (!text) return null;
  const last = under?.end ?? start + (found?.[0].length ?? 0);
  const groups = [...(under?.groups ?? []), ...(group ? [group] : [])];
  return { text, end: group && last === group[1] ? last + 1 : last, groups };
}

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
  const letter = letterAt(reader, from);
  if (!letter) return false;
  const group = source[from] === "{" ? letter.groups.at(-1) : undefined;
  if (isWord && group && group[1] - group[0] > LONGEST) return false;
  const isBare = !group && source[from] !== "\\";
  if (isWord && isBare && from === end) return false;
  const text = accented(name, letter.text);
  // "don\'t" and "\"quoted\"" hold no accents.
  if (isBare && !isWord && !isOneCharacter(text)) return false;
  for (const [, close] of letter.groups) reader.drop(close);
  reader.pass(start, letter.end);
  reader.emit(text);
  return true;
}
