import type { TexReader } from "./reader";

const DASHES = /-+/y;
const QUOTES = /``|''/y;
/** A place before a word. */
const OPENING = /^$|[\s([{"'`]/;

/** Whether "~" is a space that keeps a line together ("Fig.~3"), and not "about" or a range, as in "~10%" and "1M~4M". */
function isTie(source: string, at: number): boolean {
  const [before, after] = [source.slice(Math.max(0, at - 3), at), source.slice(at + 1, at + 2)];
  return /[\p{L}\p{N}.,;:)\]}$]$/u.test(before) && /[^\s~]/.test(after) && !(/\d[\p{L}%]?$/u.test(before) && /\d/.test(after));
}

/** Reads one of TeX's typographic signs: a dash, a quotation mark, a tie; or another sign as it is. */
export function readSign(reader: TexReader): void {
  const { source, at } = reader;
  const sign = reader.match(DASHES)?.[0] ?? reader.match(QUOTES)?.[0] ?? (source[at] as string);
  reader.at += sign.length;
  const opensWord = OPENING.test(reader.before) && /\S/.test(source[reader.at] ?? " ");
  if (sign === "---") reader.emit("—");
  else if (sign === "--") reader.emit(opensWord ? sign : "–");
  else if (sign === "``" || sign === "''") reader.emit(sign === "``" || opensWord ? "“" : "”");
  else reader.emit(sign === "~" && isTie(source, at) ? "\u00a0" : sign);
}
