import type { TexReader } from "./reader";

const VERBATIM = /\\(?:verb|lstinline)\*?(?:\[[^\]]{0,100}\])?([^\sA-Za-z*{\\])([\s\S]{1,200}?)\1/y;

/** Reads \verb|text| and \lstinline|text|, whose text is no TeX. @returns whether there is one */
export function readVerbatim(reader: TexReader): boolean {
  const { at: start } = reader;
  const found = reader.match(VERBATIM);
  if (!found) return false;
  reader.pass(start, start + found[0].length);
  reader.emit(found[2] as string);
  return true;
}
