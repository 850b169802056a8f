import type { TexReader } from "./reader";
import { subscript, superscript } from "./unicode-math";

// What some catalogues left of formulas when they took their dollars away: a raised or lowered part, and what keeps its braces.
const SCRIPT = /([_^])\{([^{}\\]{1,20})\}/y;
const AFTER_FORMULA = /(?:[_^]|math[a-z]+|sqrt|frac|operatorname)$/;

/**
 * Reads a brace: one of TeX, which nobody sees, or one that stands for itself.
 * @param isLiteral tells the latter by what stands between them
 */
export function readBrace(reader: TexReader, isLiteral: (start: number, end: number) => boolean): void {
  const { source, at: start } = reader;
  const other = reader.partner(start);
  reader.at += 1;
  if (other === undefined) {
    reader.emit(source[start] as string);
    return;
  }
  if (other < start) {
    reader.close(start);
    return;
  }
  const lost = start > 0 ? reader.match(SCRIPT, start - 1) : null;
  const script = lost && (lost[1] === "^" ? superscript : subscript)(lost[2] as string);
  if (script && !/^[_^]/.test(script)) {
    reader.unread(/[_^]/);
    reader.pass(start, other + 1);
    reader.emit(script);
  } else if (isLiteral(start, other) || AFTER_FORMULA.test(source.slice(Math.max(0, start - 16), start))) {
    reader.emit("{");
    reader.enter([start, other], "}");
  } else reader.enter([start, other]);
}
