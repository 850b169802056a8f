import type { Definition, Image, Paragraph, Parent, PhrasingContent, Root, RootContent } from "mdast";
import { SKIP, visit } from "unist-util-visit";
import type { VFile } from "vfile";

const text = (value: string): PhrasingContent => ({ type: "text", value });
const paragraph = (...children: PhrasingContent[]): Paragraph => ({ type: "paragraph", children });

/** Puts words before the first ones of a block. */
function begin(block: Parent, words: string): void {
  const [first] = block.children;
  if (first?.type === "paragraph") first.children.unshift(text(words));
  else block.children.unshift(paragraph(text(words.trim())));
}

// Pictures would tell their server who reads: a link says as much, and waits to be clicked.
const linkTo = ({ url, alt }: Image): PhrasingContent => ({ type: "link", url, children: [text(alt || url)] });

/** What stands for a node that a comment cannot have; undefined where it can. */
function insteadOf(node: RootContent | Root, source: string, used: Set<string>): RootContent[] | undefined {
  const typed = source.slice(node.position?.start.offset, node.position?.end.offset);
  switch (node.type) {
    case "heading": // its level would be one of the page's
      return [paragraph({ type: "strong", children: node.children })];
    case "image":
      return [linkTo(node)];
    case "imageReference":
      return [{ ...node, type: "linkReference", children: [text(node.alt || node.identifier)] }];
    case "footnoteReference": // its id would be one of the page's
      return [text(`[${node.label ?? node.identifier}]`)];
    case "footnoteDefinition":
      begin(node, `[${node.label ?? node.identifier}] `);
      return node.children;
    case "definition": // shows nothing, so that a comment "[1]: see below" would be lost
      return used.has(node.identifier) ? undefined : [paragraph(text(typed))];
    case "link":
      return node.children.length ? undefined : [{ ...node, children: [text(node.url)] }];
    case "paragraph": {
      const [formula, more] = node.children;
      if (formula?.type !== "inlineMath" || more || !typed.startsWith("$$")) return undefined;
      const code = { type: "element" as const, tagName: "code", properties: { className: ["math-display"] }, children: [] };
      const hChildren = [{ ...code, children: [{ type: "text" as const, value: formula.value }] }];
      return [{ type: "math", value: formula.value, data: { hName: "pre", hChildren } }];
    }
    default:
      return undefined;
  }
}

/** Keeps the words of what Markdown has and a comment has not: headings, pictures, footnotes, boxes to tick, addresses without use. */
export function keepWords() {
  return (tree: Root, file: VFile) => {
    const used = new Set<string>();
    visit(tree, ["linkReference", "imageReference"], (node) => {
      used.add((node as Definition).identifier);
    });
    visit(tree, (node, index, parent) => {
      if (node.type === "listItem" && typeof node.checked === "boolean") {
        begin(node, node.checked ? "☑ " : "☐ ");
        node.checked = null;
        node.data = { hProperties: { className: ["task-list-item"] } };
      }
      if (node.type === "tableCell")
        visit(node, "inlineMath", (formula) => {
          const value = formula.value.replaceAll("\\|", "|"); // as in code: GitHub's tables are cut at bars first
          Object.assign(formula, { value, data: { ...formula.data, hChildren: [{ type: "text", value }] } });
        });
      const instead = insteadOf(node, String(file), used);
      if (!instead || !parent || index === undefined) return;
      (parent as Parent).children.splice(index, 1, ...(instead as never[]));
      return [SKIP, index];
    });
  };
}
