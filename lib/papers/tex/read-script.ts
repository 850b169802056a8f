import type { Span, TexReader } from "./reader";
import { subscript, superscript } from "./unicode-math";

const SCRIPTS: Record<string, { mark: "^" | "_"; signs: (text: string) => string }> = {
  textsuperscript: { mark: "^", signs: superscript },
  textsubscript: { mark: "_", signs: subscript },
};
const FORMULA = /^\s*\$([^$]{1,100})\$\s*$/;
/** What is read as well on the line: "1st", "2nd", the abbreviations of languages. */
const WORD = /^\p{L}{2,}\.?$/u;

/** A raised or lowered number or letter in Unicode's own signs; null where it is a word, or a sign that reads as well on the line. */
function inSigns(text: string, { mark, signs }: { mark: string; signs: (text: string) => string }): string | null {
  const plain = text.replace(/\{?\\textminus(?:\{\}|\s)*\}?|--|[–−]/g, "-").trim();
  if (!plain || WORD.test(plain) || /[\\{}$]/.test(plain)) return null;
  // "1,2" are two marks. A number without such signs must not join the one before it: "10^(0.5)".
  const written = plain.split(",").map((part) => signs(part.trim()));
  if (written.every((part) => !part.startsWith(mark))) return written.join(",");
  return /\d/.test(plain) ? signs(plain) : null;
}

/**
 * Reads the argument of \textsuperscript or \textsubscript: "10\textsuperscript{5}" is "10⁵".
 * @param start where the command begins
 * @returns whether it is one, and has such signs
 */
export function readScript(reader: TexReader, name: string, start: number, [open, close]: Span): boolean {
  const script = Object.hasOwn(SCRIPTS, name) ? SCRIPTS[name] : undefined;
  if (!script) return false;
  const argument = reader.source.slice(open + 1, close);
  const formula = FORMULA.exec(argument)?.[1];
  const text = formula ? null : inSigns(argument, script);
  if (!formula && text === null) return false;
  reader.pass(start, close + 1);
  if (formula) reader.emitFormula(`{}${script.mark}{${formula}}`, `$${script.mark}{${formula}}$`);
  else reader.emit(text as string);
  return true;
}
