import { mathFromMarkdown } from "mdast-util-math";
import { math } from "micromark-extension-math";
import type { Code, Construct, Event } from "micromark-util-types";
import type { Processor } from "unified";

const isDigit = (code: Code) => code !== null && code >= 48 && code <= 57;

/** Whether single dollars hold a formula: as Pandoc has it, there is no space inside of them, and no digit follows. */
function areDollarsOfMath(events: Event[], next: Code): boolean {
  const opening = events[1]?.[1];
  const isSingle = opening?.end.offset === (opening?.start.offset ?? 0) + 1;
  const [first, last] = [events[3]?.[1].type, events.at(-4)?.[1].type];
  return !isSingle || (first === "mathTextData" && last === "mathTextData" && !isDigit(next));
}

/** The construct, where what it has read so far, and the character that comes next, pass a test; else what it read is text. */
const where = (construct: Construct, passes: (events: Event[], next: Code) => boolean): Construct => ({
  ...construct,
  tokenize(effects, ok, nok) {
    const start = this.events.length;
    const decide = (next: Code) => (passes(this.events.slice(start), next) ? ok(next) : nok(next));
    return construct.tokenize.call(this, effects, decide, nok);
  },
});

/** A block of `$$` opens with nothing beside them: what stands there is a part of the formula, and would be lost. */
const opensAlone = (events: Event[]) => !events.some(([, token]) => token.type === "mathFlowFenceMeta");

const { text, flow } = math() as { text: Record<36, Construct>; flow: Record<36, Construct> };

const formulas = {
  text: { 36: where(text[36], areDollarsOfMath) },
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
