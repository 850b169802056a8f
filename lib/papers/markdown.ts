import { arxivUrls, parseArxivId } from "./arxiv-id";
import { bibtex } from "./bibtex";
import { dayOf } from "./day";
import { doiUrl } from "./doi";
import { namedAuthors } from "./named-authors";
import type { Paper } from "./paper";
import { readTexText } from "./tex/read-text";

// Outside text must not become markup of ours: what begins a heading, a link, an image or HTML is escaped; formulas stay.
const escapeText = (text: string) => text.replace(/([<>[\]`*#|])/g, "\\$1");

// The same in formulas, in words of TeX.
const escapeFormula = (tex: string) => tex.replaceAll("<", "\\lt ").replaceAll(">", "\\gt ").replaceAll("](", "] (");

/** TeX of a title, an abstract or a name as Markdown: prose with its links, formulas as their source. */
function markdown(source: string): string {
  const pieces = readTexText(source).pieces.map((piece) => {
    if ("tex" in piece) return escapeFormula(piece.source);
    return piece.href && piece.href !== piece.text ? `[${escapeText(piece.text)}](<${piece.href}>)` : escapeText(piece.text);
  });
  return pieces.join("");
}

/** What the paper's page shows, as CommonMark with formulas as their TeX source. */
export function paperMarkdown(paper: Paper, site: string): string {
  const { named, more } = namedAuthors(paper.authors);
  const arxiv = parseArxivId(paper.id) ? arxivUrls(paper.id) : null;
  const facts: [string, string | null | undefined][] = [
    [
      "Authors",
      paper.authors.length
        ? [...named.map(markdown), ...(more > 0 ? [`and ${more} more`] : [])].join(", ")
        : paper.authorCount?.toString(),
    ],
    ["Published", paper.publishedAt && dayOf(paper.publishedAt)],
    ["Revised", paper.revisedAt && `${dayOf(paper.revisedAt)}${paper.version ? ` (v${paper.version})` : ""}`],
    ["Featured", paper.days.join(", ")],
    ["Categories", paper.categories.join(", ")],
    ["Comment", paper.comment && markdown(paper.comment)],
    ["Journal reference", paper.journalRef && markdown(paper.journalRef)],
    ["DOI", paper.doi && `<${doiUrl(paper.doi)}>`],
    ["Upvotes", String(paper.upvotes)],
    ["arXiv", arxiv && `<${arxiv.abstract}> · <${arxiv.pdf}>`],
    ["Code", paper.codeUrl && `<${paper.codeUrl}>${paper.codeStars !== null ? ` (${paper.codeStars} stars)` : ""}`],
    ["Project", paper.projectUrl && `<${paper.projectUrl}>`],
    ["Keywords", paper.aiKeywords.map(escapeText).join(", ")],
    ["Page", `<${site}/papers/${paper.id}>`],
  ];
  const parts = [
    `# ${markdown(paper.title)}`,
    facts.flatMap(([name, value]) => (value ? [`- ${name}: ${value}`] : [])).join("\n"),
    `## Abstract\n\n${markdown(paper.abstract)}`,
    paper.aiSummary && `## AI summary\n\n${markdown(paper.aiSummary)}`,
    `## BibTeX\n\n\`\`\`bibtex\n${bibtex(paper)}\n\`\`\``,
  ];
  return `${parts.filter(Boolean).join("\n\n")}\n`;
}
