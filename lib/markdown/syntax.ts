import { mathFromMarkdown } from "mdast-util-math";
import { math } from "micromark-extension-math";
import type { Code, Construct, Event, ParseContext, State, Token, TokenizeContext } from "micromark-util-types";
import type { Processor } from "unified";
import { isMoney } from "./money";

const isDigit = (code: Code) => code !== null && code >= 48 && code <= 57;
const BACKTICK = 96;

/** As many characters before a token as tell money, on the same line: what a file is cut into holds a line or a part of one. */
function before(context: TokenizeContext, { start }: Token): string {
  const from = { ...start, _bufferIndex: Math.max(0, start._bufferIndex - 30) };
  return start._bufferIndex > 0 ? context.sliceSerialize({ start: from, end: start }) : "";
}

/** Whether single dollars hold a formula: as Pandoc has it, there is no space inside of them, and no digit follows; and it is no money. */
function areDollarsOfMath(context: TokenizeContext, events: Event[], next: Code): boolean {
  const opening = events[1]?.[1];
  const closing = events.at(-2)?.[1];
  if (!opening || !closing || opening.end.offset > opening.start.offset + 1) return true;
  const [first, last] = [events[3]?.[1].type, events.at(-4)?.[1].type];
  if (first !== "mathTextData" || last !== "mathTextData" || isDigit(next)) return false;
  return !isMoney(before(context, opening), context.sliceSerialize({ start: opening.end, end: closing.start }));
}

// Where backticks begin no code span, by their offset: each is asked for once, or many dollars before many of them would take minutes.
const literal = new WeakMap<ParseContext, Set<number>>();

/** The construct, where no code span begins inside of it: these bind before dollars. */
const outsideOfCode = (construct: Construct): Construct => ({
  ...construct,
  tokenize(effects, ok, nok) {
    const codeSpan = this.parser.constructs.text[BACKTICK] ?? [];
    const known = literal.get(this.parser) ?? new Set();
    literal.set(this.parser, known);
    let isOver = false;
    const over =
      (state: State): State =>
      (code) => {
        isOver = true;
        return state(code);
      };
    const guard =
      (state: State): State =>
      (code) => {
        const read: State = (code) => {
          const next = state(code);
          return next && !isOver ? guard(next) : next;
        };
        const { offset } = this.now();
        if (code !== BACKTICK || known.has(offset)) return read(code);
        const isText: State = (code) => {
          known.add(offset);
          return read(code);
        };
        return effects.check(codeSpan, over(nok), isText)(code);
      };
    return guard(construct.tokenize.call(this, effects, over(ok), over(nok)));
  },
});

/** The construct, where what it has read so far, and the character that comes next, pass a test; else what it read is text. */
const where = (
  construct: Construct,
  passes: (context: TokenizeContext, events: Event[], next: Code) => boolean,
): Construct => ({
  ...construct,
  tokenize(effects, ok, nok) {
    const start = this.events.length;
    const decide = (next: Code) => (passes(this, this.events.slice(start), next) ? ok(next) : nok(next));
    return construct.tokenize.call(this, effects, decide, nok);
  },
});

/** A block of `$$` opens with nothing beside them: what stands there is a part of the formula, and would be lost. */
const opensAlone = (_: TokenizeContext, events: Event[]) => !events.some(([, token]) => token.type === "mathFlowFenceMeta");

const { text, flow } = math() as { text: Record<36, Construct>; flow: Record<36, Construct> };

const formulas = {
  text: { 36: outsideOfCode(where(text[36], areDollarsOfMath)) },
  flow: { 36: where(flow[36], opensAlone) },
};

// A page shows no HTML that members write. Where it is no syntax, it is text like any other: shown as it was typed.
const noHtml = { disable: { null: ["htmlText", "htmlFlow"] } };

/** What the Markdown of members has beside CommonMark and GitHub's: formulas between dollars. And what it has not: HTML. */
export function memberSyntax(this: Processor) {
  const data = this.data();
  data.micromarkExtensions = [...(data.micromarkExtensions ?? []), formulas, noHtml];
  data.fromMarkdownExtensions = [...(data.fromMarkdownExtensions ?? []), mathFromMarkdown()];
}
