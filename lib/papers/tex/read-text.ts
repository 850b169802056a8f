import { accented, isAccent, isOneCharacter } from "./accents";
import { literalGroups, pairBraces } from "./braces";
import { ESCAPED, HIDDEN_ARGUMENTS, isReference, LETTERS, SIGNS, WITHOUT_TEXT } from "./commands";
import { findFormulas } from "./find-formulas";
import { decodeUrl, LINK_START, linkLength, readArxivLink, readUrl, safeHref } from "./links";
import { symbolReader } from "./symbol";
import { subscript, superscript } from "./unicode-math";

/** Plain text, with the address it links to where it does, or a formula as TeX, without and with its delimiters. */
export type Piece = { text: string; href?: string } | { tex: string; source: string };
/** A text as its pieces, and places of its source, as [start, end): what must not be cut (formulas, commands, links), and groups, which may be. */
export type TexText = { pieces: Piece[]; whole: [number, number][]; groups: [number, number][] };

/** How many addresses of one text may become links. */
const MOST_LINKS = 200;
const PLAIN = /[^\\{}~`'\-$]{1,200}/y;
const COMMAND = /\\(?:([a-zA-Z]+)\*?|([\s\S]))/y;
const OPTION = /\s*\[[^\][{}]{0,200}\](?=\s*\{)/y;
const SPACES = /\s*/y;
const DASHES = /-+/y;
const QUOTES = /``|''/y;
/** A raised or lowered part whose dollars some catalogue took away, and the end of what keeps its braces for the same reason. */
const SCRIPT = /([_^])\{([^{}\\]{1,20})\}/y;
const AFTER_FORMULA = /(?:[_^]|math[a-z]+|sqrt|frac|operatorname)$/;
/** What may follow the command that ends a line. */
const LINE_GAP = /\*?(?:\[[\d.]+ *[a-z]{2}\])?/y;
const LETTER = /\{?\s*(?:\\([a-zA-Z]+)\s*(?:\{\})?|(\p{L}))/uy;

/** Whether "~" is a space that keeps a line together ("Fig.~3"), and not "about" or a range, as in "~10%" and "1M~4M". */
function isTie(source: string, at: number): boolean {
  const [before, after] = [source.slice(Math.max(0, at - 3), at), source.slice(at + 1, at + 2)];
  return /[\p{L}\p{N}.,;:)\]}$]$/u.test(before) && /[^\s~]/.test(after) && !(/\d[\p{L}%]?$/u.test(before) && /\d/.test(after));
}

/**
 * Reads what authors write into titles, abstracts and names: prose with TeX in it. No word is lost: commands that we do not
 * know, and braces without a partner, stay as they were typed. Takes linear time.
 */
export function readTexText(source: string): TexText {
  const pieces: Piece[] = [];
  const whole: [number, number][] = [];
  const groups: [number, number][] = [];
  const formulas = findFormulas(source);
  const formulaAt = new Map(formulas.map((formula) => [formula.start, formula]));
  const braces = pairBraces(source, formulas);
  const isLiteral = literalGroups(source);
  const linkStarts = [...source.matchAll(LINK_START)]
    .slice(0, MOST_LINKS)
    .map(({ index }) => index)
    .reverse();
  const symbol = symbolReader();
  const closings = new Map<number, string>();
  let link: { href: string | undefined; end: number } | null = null;
  let at = 0;

  const match = (pattern: RegExp, from = at) => {
    pattern.lastIndex = from;
    return pattern.exec(source);
  };
  const spaceEnd = (from: number) => from + (match(SPACES, from)?.[0].length ?? 0);
  const emit = (text: string, href = link?.href) => {
    const last = pieces.at(-1);
    if (last && "text" in last && last.href === href) last.text += text;
    else if (text) pieces.push(href ? { text, href } : { text });
  };
  const before = () => {
    const last = pieces.at(-1);
    return last ? ("text" in last ? (last.text.at(-1) ?? "") : "x") : "";
  };
  /** The group that begins at `from` or after spaces there, as [start, end] of its braces. */
  const groupAt = (from: number): [number, number] | null => {
    const start = spaceEnd(from);
    const end = source[start] === "{" ? braces.get(start) : undefined;
    return end === undefined ? null : [start, end];
  };
  /** Goes into the group at `start`, whose closing brace will stand for `closing`. */
  const enter = ([start, end]: [number, number], closing = "") => {
    closings.set(end, closing);
    groups.push([start, end]);
    at = start + 1;
  };
  const command = (start: number, end: number) => {
    whole.push([start, end]);
    at = end;
  };

  const readLink = () => {
    while ((linkStarts.at(-1) ?? at) < at) linkStarts.pop();
    if (linkStarts.at(-1) !== at || link) return false;
    linkStarts.pop();
    const start = at;
    const arxiv = readArxivLink(source, start);
    if (arxiv) {
      command(start, start + arxiv.length);
      emit(source.slice(start, at), arxiv.href);
      return true;
    }
    if (!source.startsWith("://", start + 4) && !source.startsWith("://", start + 5)) return false;
    const { url, end } = readUrl(source, start);
    const length = linkLength(url);
    const href = safeHref(url.slice(0, length));
    if (!href) return false;
    // "https://a.org/b{the code}" is what some catalogues make of \href.
    const label = length === url.length && source[end] === "{" ? groupAt(end) : null;
    if (label) {
      whole.push([start, label[1] + 1]);
      enter(label);
      link = { href, end: label[1] };
      return true;
    }
    emit(href, href);
    // What follows the address is read again, unless TeX in the address moved it.
    if (source.startsWith(url, start)) command(start, start + length);
    else {
      command(start, end);
      emit(url.slice(length));
    }
    return true;
  };

  const readAccent = (name: string, start: number, end: number) => {
    const isLetter = /[a-z]/i.test(name);
    const from = spaceEnd(end);
    const found = from > end && !isLetter && !/\p{L}/u.test(before()) ? null : match(LETTER, from);
    const letter = found?.[1] ? LETTERS[found[1]] : found?.[2];
    const group = groupAt(from);
    const isBare = found && !found[0].startsWith("{") && !found[1];
    const glued = isLetter && isBare && from === end;
    const longWord = isLetter && group && group[1] - group[0] > 12;
    if (!found || !letter || glued || longWord) return false;
    const text = accented(name, letter);
    // "don\'t" and "\"quoted\"" are no accents.
    if (isBare && !isLetter && !isOneCharacter(text)) {
      command(start, end);
      emit(name);
      return true;
    }
    if (found[0].startsWith("{") && !group) return false;
    if (found[0].startsWith("{") && group) closings.set(group[1], "");
    const last = from + found[0].length;
    command(start, group && source[last] === "}" ? last + 1 : last);
    emit(text);
    return true;
  };

  const readCommand = () => {
    const start = at;
    const found = match(COMMAND);
    if (!found) {
      emit("\\");
      at += 1;
      return;
    }
    const name = found[1] ?? (found[2] as string);
    const end = start + found[0].length;
    if (isAccent(name) && readAccent(name, start, end)) return;
    if (!found[1]) {
      // An accent over nothing is its sign: TeX's way to write "~" and "^", and quotes that some program escaped.
      const sign = ESCAPED[name] ?? (isAccent(name) ? name : undefined);
      command(start, isAccent(name) && source.startsWith("{}", end) ? end + 2 : end);
      emit(sign ?? found[0]);
      if (name === "\\") at += match(LINE_GAP)?.[0].length ?? 0;
      return;
    }
    const own = (table: Record<string, string>) => (Object.hasOwn(table, name) ? table[name] : undefined);
    const letter = own(LETTERS) ?? (WITHOUT_TEXT.has(name) ? "" : undefined);
    const sign = letter ?? own(SIGNS);
    if (sign !== undefined) {
      const next = source.startsWith("{}", end) ? end + 2 : letter === undefined ? end : spaceEnd(end);
      command(start, next);
      emit(sign);
      return;
    }
    let next = end + (match(OPTION, end)?.[0].length ?? 0);
    if (Object.hasOwn(HIDDEN_ARGUMENTS, name) && groupAt(next)) {
      for (let count = HIDDEN_ARGUMENTS[name] as number; count > 0; count--) next = (groupAt(next)?.[1] ?? next - 1) + 1;
      command(start, next);
      const last = pieces.at(-1);
      if (isReference(name) && last && "text" in last) last.text = last.text.replace(/[\s\u00a0]$/, "");
      const shown = groupAt(at);
      if (shown && !isReference(name)) enter(shown);
      return;
    }
    const group = groupAt(next);
    if (!group) {
      command(start, end);
      emit(symbol(name) ?? found[0]);
      return;
    }
    whole.push([start, group[0] + 1]);
    const argument = () => source.slice(group[0] + 1, group[1]);
    if (name === "url" || name === "nolinkurl" || name === "path" || name === "href") {
      const url = decodeUrl(argument()).trim();
      const href = link?.href ?? safeHref(url);
      command(start, group[1] + 1);
      const text = name === "href" ? groupAt(at) : null;
      if (!text) return emit(url, href);
      whole.push([start, text[1] + 1]);
      enter(text);
      link ??= { href, end: text[1] };
    } else if (name === "ensuremath") {
      command(start, group[1] + 1);
      pieces.push({ tex: argument(), source: source.slice(start, at) });
    } else if (name === "footnote" || name === "thanks") {
      emit(" (");
      enter(group, ")");
    } else enter(group);
  };

  const readBrace = () => {
    const start = at;
    const other = braces.get(start);
    at += 1;
    if (other === undefined) return emit(source[start] as string);
    if (other < start) {
      emit(closings.get(start) ?? "");
      if (link?.end === start) link = null;
      // Two arguments of one command are two words.
      const next = groupAt(at);
      if (next?.[0] === at && closings.get(start) === "" && /\w/.test(before())) emit(" ");
      return;
    }
    const formulaLost = match(SCRIPT, start - 1);
    const script = formulaLost && (formulaLost[1] === "^" ? superscript : subscript)(formulaLost[2] as string);
    if (script && !/^[_^]/.test(script) && start > 0) {
      const last = pieces.at(-1);
      if (last && "text" in last) last.text = last.text.slice(0, -1);
      command(start, other + 1);
      emit(script);
    } else if (isLiteral(start, other) || (start > 0 && AFTER_FORMULA.test(source.slice(Math.max(0, start - 16), start)))) {
      emit("{");
      enter([start, other], "}");
    } else enter([start, other]);
  };

  const readSign = () => {
    const dashes = match(DASHES)?.[0];
    if (dashes) {
      at += dashes.length;
      const isOption = dashes === "--" && /^$|[\s([{"'`]/.test(before()) && /\S/.test(source[at] ?? " ");
      emit(isOption ? dashes : dashes === "--" ? "–" : dashes === "---" ? "—" : dashes);
      return;
    }
    const quotes = match(QUOTES)?.[0];
    at += quotes ? 2 : 1;
    if (quotes) return emit(quotes === "``" || (/^$|[\s([]/.test(before()) && /\S/.test(source[at] ?? " ")) ? "“" : "”");
    const sign = source[at - 1] as string;
    emit(sign === "~" && isTie(source, at - 1) ? "\u00a0" : sign);
  };

  while (at < source.length) {
    const formula = formulaAt.get(at);
    if (formula) {
      command(formula.start, formula.end);
      pieces.push({ tex: formula.tex, source: source.slice(formula.start, formula.end) });
    } else if (readLink()) continue;
    else if (source[at] === "\\") readCommand();
    else if (source[at] === "{" || source[at] === "}") readBrace();
    else {
      const plain = match(PLAIN)?.[0];
      if (!plain) readSign();
      else {
        const end = Math.min(at + plain.length, linkStarts.at(-1) ?? source.length);
        emit(source.slice(at, Math.max(end, at + 1)));
        at = Math.max(end, at + 1);
      }
    }
  }
  return { pieces, whole, groups };
}
