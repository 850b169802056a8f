import { arxivUrls, parseArxivId } from "./arxiv-id";
import { bibtex } from "./bibtex";
import { dayOf } from "./day";
import type { Paper } from "./paper";

// Outside text must not become markup of ours: what begins a heading, a link, an image or HTML is escaped; formulas stay.
const escapeText = (text: string) => text.replace(/([<>[\]`*#|])/g, "\\$1");

/** What the paper's page shows, as CommonMark with formulas as their TeX source. */
export function paperMarkdown(paper: Paper, site: string): string {
  const arxiv = parseArxivId(paper.id) ? arxivUrls(paper.id) : null;
  const facts: [string, string | null | undefined][] = [
    ["Authors", paper.authors.length ? paper.authors.map(escapeText).join(", ") : paper.authorCount?.toString()],
    ["Published", paper.publishedAt && dayOf(paper.publishedAt)],
    ["Revised", paper.revisedAt && `${dayOf(paper.revisedAt)}${paper.version ? ` (v${paper.version})` : ""}`],
    ["Featured", paper.days.join(", ")],
    ["Categories", paper.categories.join(", ")],
    ["Comment", paper.comment && escapeText(paper.comment)],
    ["Journal reference", paper.journalRef && escapeText(paper.journalRef)],
    ["DOI", paper.doi && `<https://doi.org/${paper.doi}>`],
    ["Upvotes", String(paper.upvotes)],
    ["arXiv", arxiv && `<${arxiv.abstract}> · <${arxiv.pdf}>`],
    ["Code", paper.codeUrl && `<${paper.codeUrl}>${paper.codeStars !== null ? ` (${paper.codeStars} stars)` : ""}`],
    ["Project", paper.projectUrl && `<${paper.projectUrl}>`],
    ["Keywords", paper.aiKeywords.map(escapeText).join(", ")],
    ["Page", `<${site}/papers/${paper.id}>`],
  ];
  const parts = [
    `# ${escapeText(paper.title)}`,
    facts.flatMap(([name, value]) => (value ? [`- ${name}: ${value}`] : [])).join("\n"),
    `## Abstract\n\n${escapeText(paper.abstract)}`,
    paper.aiSummary && `## AI summary\n\n${escapeText(paper.aiSummary)}`,
    `## BibTeX\n\n\`\`\`bibtex\n${bibtex(paper)}\n\`\`\``,
  ];
  return `${parts.filter(Boolean).join("\n\n")}\n`;
}
