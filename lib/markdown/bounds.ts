import type { Nodes, Root } from "mdast";
import type { Budget } from "../papers/formula";

/** Characters of the HTML of one text, at most: ten times what a comment may have. */
export const MAX_HTML = 100_000;

/** What all formulas of one text may cost; see formula.ts. */
export const budgetOfMarkdown = (): Budget => ({ left: 15_000 });

// No text that somebody meant to be read comes near these.
const MAX_NODES = 5000;
const MAX_DEPTH = 20;
const MAX_CELLS = 2000;

/** Whether lists and quotes are nested so deep, on one line, that the parser would take minutes. */
export const isNestedTooDeep = (markdown: string): boolean =>
  /^(?:[ \t]{0,9}(?:>|[-+*][ \t]|\d{1,9}[.)][ \t])){30}/m.test(markdown);

/** That Markdown would become more than a page can bear. */
export class TooMuch extends Error {}

/** Each row of a table is given as many cells as its head has. */
const cellsOf = (node: Nodes) => (node.type === "table" ? node.children.length * (node.align?.length ?? 0) : 0);

/** Refuses a tree with too many nodes, or too deep ones, or too many cells, before anything walks down it or fills it up. @throws TooMuch */
export function bounds() {
  return (tree: Root) => {
    let nodes = 0;
    let cells = 0;
    const open: [Nodes, number][] = [[tree, 0]];
    for (let next = open.pop(); next; next = open.pop()) {
      const [node, depth] = next;
      cells += cellsOf(node);
      if (++nodes > MAX_NODES || depth > MAX_DEPTH || cells > MAX_CELLS) throw new TooMuch();
      if ("children" in node) for (const child of node.children) open.push([child, depth + 1]);
    }
  };
}
