import type { TexReader } from "./reader";

/** Commands of formulas whose arguments belong to them, and how many those are. */
const ARGUMENTS: Record<string, number> = {
  ...Object.fromEntries(
    (
      "sqrt overline widehat widetilde overrightarrow hat bar tilde vec dot ddot check breve acute grave mathring " +
      "mathbb mathcal mathfrak mathscr operatorname"
    )
      .split(" ")
      .map((name) => [name, 1]),
  ),
  frac: 2,
  dfrac: 2,
  tfrac: 2,
};
const OPTION = /\s*\[[^\][{}$]{0,20}\](?=\s*\{)/y;
/** An argument without braces: \sqrt s, \frac12, \bar\nu. */
const TOKEN = /\s*(?:\\[a-zA-Z]+|\d|[a-zA-Z](?![a-zA-Z]))/y;
const SCRIPT = /[_^](?=[{\da-zA-Z+*-])/y;
const SCRIPT_TOKEN = /[\da-zA-Z+*-](?![a-zA-Z])/y;
const LONGEST = 200;
/** Dollars in it are other formulas, and words are prose, which a formula would print without its spaces. */
const NO_FORMULA = /\$|\\[()[\]]|(?<!\\)\b[A-Za-z]{2,}\s+[A-Za-z]{2,}/;

/** Where the argument at `from` ends, or null where there is none. */
function argumentEnd(reader: TexReader, from: number, token: RegExp): number | null {
  const group = reader.groupAt(from);
  if (group) return group[1] + 1;
  const found = reader.match(token, from);
  return found && from + found[0].length;
}

/**
 * Reads a command of formulas that stands outside of one, as in "\sqrt{s}=13 TeV", with its arguments and what is raised or lowered
 * beside them.
 * @param name the command, without its backslash
 * @param start where it begins, and `nameEnd`, where its name ends
 * @returns whether it is one
 */
export function readBareFormula(reader: TexReader, name: string, start: number, nameEnd: number): boolean {
  if (!Object.hasOwn(ARGUMENTS, name)) return false;
  let end = nameEnd;
  if (name === "sqrt") end += reader.match(OPTION, end)?.[0].length ?? 0;
  for (let at = 0; at < (ARGUMENTS[name] as number); at++) {
    const next = argumentEnd(reader, end, TOKEN);
    if (next === null) return false;
    end = next;
  }
  while (end - start <= LONGEST && reader.match(SCRIPT, end)) {
    const next = argumentEnd(reader, end + 1, SCRIPT_TOKEN);
    if (next === null) break;
    end = next;
  }
  const tex = reader.source.slice(start, end);
  if (end - start > LONGEST || NO_FORMULA.test(tex)) return false;
  reader.pass(start, end);
  reader.emitFormula(tex, `$${tex}$`);
  return true;
}
