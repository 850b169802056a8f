import { isAccent } from "./accents";
import { ESCAPED, HIDDEN_ARGUMENTS, isCitation, isReference, LETTERS, own, SIGNS, WITHOUT_TEXT } from "./commands";
import { decodeUrl, safeHref } from "./links";
import { readAccent } from "./read-accent";
import { readBareFormula } from "./read-bare-formula";
import { readScript } from "./read-script";
import { readVerbatim } from "./read-verbatim";
import type { Span, TexReader } from "./reader";

const COMMAND = /\\(?:([a-zA-Z]+)\*?|([\s\S]))/y;
/** One option or more, of which one may hold a command: \citep[see][p.~3]{a}. */
const OPTION = /(?:\s*\[(?:[^\][{}]|\{[^{}]{0,100}\}){0,200}\]){1,3}(?=\s*\{)/y;
/** What may follow the command that ends a line. */
const LINE_GAP = /\*?(?:\[[\d.]+ *[a-z]{2}\])?/y;
const ADDRESSES = new Set(["url", "href", "nolinkurl", "path"]);
const ASIDES = new Set(["footnote", "thanks"]);

/** A command of one sign: what is escaped, or a space. */
function readSign(reader: TexReader, sign: string, start: number, end: number): void {
  // An accent over nothing is its sign: TeX's way to write "~" and "^", and quotes that some program escaped.
  // "\@" is no sign, but for those who escape it in an address: "a\@b.org".
  const isAt = sign === "@" && /\w/.test(reader.before) && /\w/.test(reader.source[end] ?? "");
  const text = isAt ? sign : (own(ESCAPED, sign) ?? (isAccent(sign) ? sign : `\\${sign}`));
  reader.pass(start, isAccent(sign) && reader.source.startsWith("{}", end) ? end + 2 : end);
  reader.emit(text);
  if (sign === "\\") reader.at += reader.match(LINE_GAP)?.[0].length ?? 0;
}

/** A command that names a letter, a sign or a look. @returns whether it is one */
function readName(reader: TexReader, name: string, start: number, end: number): boolean {
  const letter = own(LETTERS, name) ?? (WITHOUT_TEXT.has(name) ? "" : undefined);
  const text = letter ?? own(SIGNS, name);
  if (text === undefined) return false;
  const spaced = letter === undefined ? end : reader.spaceEnd(end);
  reader.pass(start, reader.source.startsWith("{}", end) ? end + 2 : spaced);
  reader.emit(text);
  return true;
}

/** A command whose first arguments are not for readers. @returns whether it is one */
function readHidden(reader: TexReader, name: string, start: number, from: number): boolean {
  const count = isCitation(name) ? 1 : own(HIDDEN_ARGUMENTS, name);
  if (count === undefined || !reader.groupAt(from)) return false;
  let end = from;
  for (let at = 0; at < count; at++) end = (reader.groupAt(end)?.[1] ?? end - 1) + 1;
  reader.pass(start, end);
  if (isReference(name)) {
    reader.unread(/[\s\u00a0]/);
    return true;
  }
  const shown = reader.groupAt(end);
  if (shown) reader.enter(shown);
  return true;
}

/** \url{address} and \href{address}{text}. */
function readAddress(reader: TexReader, start: number, [open, close]: Span, hasText: boolean): void {
  const url = decodeUrl(reader.source.slice(open + 1, close)).trim();
  const href = reader.link?.href ?? safeHref(url);
  reader.pass(start, close + 1);
  const text = hasText ? reader.groupAt(reader.at) : null;
  if (!text) {
    reader.emit(url, href);
    return;
  }
  reader.whole.push([start, text[1] + 1]);
  reader.enter(text);
  reader.link ??= { href, end: text[1] };
}

/**
 * Reads a command, from its backslash on.
 * @param symbol tells which sign a command of formulas stands for
 */
export function readCommand(reader: TexReader, symbol: (command: string) => string | undefined): void {
  const { source, at: start } = reader;
  const found = reader.match(COMMAND);
  const name = found?.[1] ?? found?.[2];
  const end = start + (found?.[0].length ?? 1);
  if (name === undefined) {
    reader.emit("\\");
    reader.at = end;
    return;
  }
  if (readVerbatim(reader)) return;
  if (isAccent(name) && readAccent(reader, name, start, end)) return;
  if (!found?.[1]) {
    readSign(reader, name, start, end);
    return;
  }
  if (readBareFormula(reader, name, start, end)) return;
  const from = end + (reader.match(OPTION, end)?.[0].length ?? 0);
  if (readName(reader, name, start, end) || readHidden(reader, name, start, from)) return;
  const group = reader.groupAt(from);
  if (!group) {
    reader.pass(start, end);
    reader.emit(symbol(name) ?? found[0]);
    return;
  }
  if (readScript(reader, name, start, group)) return;
  reader.whole.push([start, group[0] + 1]);
  const second = name === "texorpdfstring" ? reader.groupAt(group[1] + 1) : null;
  if (second) reader.enterFirst(group, second);
  else if (ADDRESSES.has(name)) readAddress(reader, start, group, name === "href");
  else if (name === "ensuremath") {
    reader.pass(start, group[1] + 1);
    reader.emitFormula(source.slice(group[0] + 1, group[1]), source.slice(start, reader.at));
  } else if (ASIDES.has(name)) {
    reader.emit(" (");
    reader.enter(group, ")");
  } else reader.enterArgument(group);
}
