import type { Element, ElementContent, Root } from "hast";
import rehypeSanitize, { defaultSchema } from "rehype-sanitize";
import rehypeStringify from "rehype-stringify";
import remarkBreaks from "remark-breaks";
import remarkGfm from "remark-gfm";
import remarkParse from "remark-parse";
import remarkRehype from "remark-rehype";
import { unified } from "unified";
import { SKIP, visit } from "unist-util-visit";
import { toMathml } from "../papers/formula";
import { bounds, budgetOfMarkdown, isNestedTooDeep, MAX_HTML, TooMuch } from "./bounds";
import { memberSyntax } from "./syntax";
import { keepWords } from "./words";

// GitHub's list, less what words.ts puts otherwise.
const schema: typeof defaultSchema = {
  ...defaultSchema,
  tagNames: "p br a em strong del code pre blockquote ul ol li hr table thead tbody tr th td".split(" "),
  attributes: {
    a: ["href"],
    code: [["className", "math-inline", "math-display"]],
    ol: ["start"],
    li: [["className", "task-list-item"]],
    th: [["align", "left", "right", "center"]],
    td: [["align", "left", "right", "center"]],
  },
  protocols: { href: ["http", "https", "mailto"] },
};

/** Links that members write lead away without the site vouching for them. */
function linksOfMembers() {
  return (tree: Root) =>
    visit(tree, "element", (node) => {
      if (node.tagName === "a") node.properties.rel = ["nofollow", "ugc", "noopener"];
    });
}

/** A table that is too wide scrolls, also by keyboard. */
function scrollingTables() {
  return (tree: Root) =>
    visit(tree, "element", (node) => {
      if (node.tagName === "table") node.properties.tabIndex = 0;
    });
}

const isMath = (node: ElementContent | undefined): node is Element =>
  node?.type === "element" &&
  node.tagName === "code" &&
  /\bmath-(inline|display)\b/.test([node.properties.className].flat().join(" "));

/** Formulas as MathML. It is made after everything was sanitised, by KaTeX with trust: false; what it cannot parse stays code. */
function formulas() {
  return (tree: Root) => {
    const budget = budgetOfMarkdown();
    visit(tree, "element", (node, index, parent) => {
      const display = node.tagName === "pre" && isMath(node.children[0]);
      const code = display ? (node.children[0] as Element) : node;
      if (!parent || index === undefined || !isMath(code)) return;
      const text = code.children[0];
      const mathml = toMathml(text?.type === "text" ? text.value : "", budget, display);
      delete code.properties.className;
      if (mathml === null) return SKIP;
      parent.children[index] = { type: "raw", value: display ? `<p class="formula">${mathml}</p>` : mathml };
      return SKIP;
    });
  };
}

const processor = unified()
  .use(remarkParse)
  .use(remarkGfm, { singleTilde: false }) // "5~10 and 20~30" are numbers
  .use(memberSyntax)
  .use(bounds) // before tables get all their cells
  .use(remarkBreaks) // as GitHub does in comments
  .use(keepWords)
  .use(remarkRehype)
  .use(rehypeSanitize, schema)
  .use(linksOfMembers)
  .use(scrollingTables)
  .use(formulas)
  .use(rehypeStringify, { allowDangerousHtml: true })
  .freeze();

/**
 * A member's Markdown (CommonMark, GitHub's tables and strikethrough, $formulas$) as HTML that is safe to stand in a page. It may take
 * long, or end the thread that it runs in: render.ts gives it a thread of its own.
 * @returns null where it would be more than a page can bear
 */
export function toHtml(markdown: string): string | null {
  if (isNestedTooDeep(markdown)) return null;
  try {
    const html = String(processor.processSync(markdown));
    return html.length <= MAX_HTML ? html : null;
  } catch (error) {
    if (error instanceof TooMuch || error instanceof RangeError) return null; // RangeError: nested deeper than the stack reaches
    throw error;
  }
}
