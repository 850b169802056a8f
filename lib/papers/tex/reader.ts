import { pairBraces } from "./braces";
import type { Formula } from "./find-formulas";
import { withoutPdfString } from "./pdf-string";

/** Plain text, with the address it links to where it does, or a formula as TeX, without and with its delimiters. */
export type Piece = { text: string; href?: string } | { tex: string; source: string };
/** A place in the source: [start, end). */
export type Span = [start: number, end: number];

const SPACES = /\s*/y;

/** Where the reading of a text stands: what was read, and what is to be done at braces that close later. */
export class TexReader {
  /** The next character to be read. */
  at = 0;
  readonly pieces: Piece[] = [];
  /** What must not be cut: formulas, commands, links. */
  readonly whole: Span[] = [];
  /** Groups, which may be cut where they are closed. */
  readonly groups: Span[] = [];
  /** The link that is being read, and the brace that ends it. */
  link: { href: string | undefined; end: number } | null = null;
  /** The last character that was read; a letter where it was a formula, empty at the beginning. */
  before = "";
  private readonly braces: Map<number, number>;
  private readonly closings = new Map<number, string>();
  private readonly argumentEnds = new Set<number>();
  private readonly jumps = new Map<number, number>();

  constructor(
    readonly source: string,
    formulas: Formula[],
  ) {
    this.braces = pairBraces(source, formulas);
  }

  /** Matches a sticky pattern at `from`. */
  match(pattern: RegExp, from = this.at): RegExpExecArray | null {
    pattern.lastIndex = from;
    return pattern.exec(this.source);
  }

  /** The first place from `from` on that is no white space. */
  spaceEnd(from: number): number {
    return from + (this.match(SPACES, from)?.[0].length ?? 0);
  }

  /** Adds text to what was read. */
  emit(text: string, href = this.link?.href): void {
    const last = this.pieces.at(-1);
    if (last && "text" in last && last.href === href) last.text += text;
    else if (text) this.pieces.push(href ? { text, href } : { text });
    // Not read from the text that grows: a text is copied whole each time that one looks into it.
    this.before = text.at(-1) ?? this.before;
  }

  /** Adds a formula: its TeX, and its source with delimiters. */
  emitFormula(tex: string, source: string): void {
    this.pieces.push({ tex: withoutPdfString(tex), source: withoutPdfString(source) });
    this.before = "x";
  }

  /** Takes the last character that was read away again, where it is such a sign. */
  unread(sign: RegExp): void {
    const last = this.pieces.at(-1);
    if (!last || !("text" in last) || !sign.test(this.before)) return;
    last.text = last.text.slice(0, -1);
    this.before = last.text.at(-1) ?? "";
  }

  /** The brace that belongs to the one at `at`. */
  partner(at: number): number | undefined {
    return this.braces.get(at);
  }

  /** The group that begins at `from`, or after white space there, as the places of its braces. */
  groupAt(from: number): Span | null {
    const start = this.spaceEnd(from);
    const end = this.source[start] === "{" ? this.braces.get(start) : undefined;
    return end === undefined ? null : [start, end];
  }

  /** Goes on inside of a group, whose closing brace will read as `closing`. */
  enter([start, end]: Span, closing = ""): void {
    this.closings.set(end, closing);
    this.groups.push([start, end]);
    this.at = start + 1;
  }

  /** The same for the argument of a command: a second one beside it is another word. */
  enterArgument(group: Span): void {
    this.enter(group);
    this.argumentEnds.add(group[1]);
  }

  /** The same for the first of two arguments, of which the second is not read. */
  enterFirst(first: Span, second: Span): void {
    this.enter(first);
    this.jumps.set(first[1], second[1] + 1);
  }

  /** Makes the closing brace at `end` read as nothing. */
  drop(end: number): void {
    this.closings.set(end, "");
  }

  /** Closes the group whose end was just read. */
  close(end: number): void {
    this.emit(this.closings.get(end) ?? "");
    if (this.link?.end === end) this.link = null;
    const jump = this.jumps.get(end);
    if (jump !== undefined) this.pass(end, jump);
    if (!this.argumentEnds.has(end) || this.source[this.at] !== "{") return;
    const next = this.groupAt(this.at);
    if (!next) return;
    this.argumentEnds.add(next[1]);
    if (/\w/.test(this.before)) this.emit(" ");
  }

  /** Goes on at `end`; what lies from `start` to there must not be cut. */
  pass(start: number, end: number): void {
    this.whole.push([start, end]);
    this.at = end;
  }
}
