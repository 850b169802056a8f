import { arxivUrls, parseArxivId } from "@/lib/papers/arxiv-id";
import type { Paper } from "@/lib/papers/paper";
import { VoteButton } from "./vote-button";

/** What most come to a paper's page for: voting, the PDF, the code. */
export function PaperActions({ paper }: { paper: Paper }) {
  const pdf = parseArxivId(paper.id) ? arxivUrls(paper.id).pdf : null;
  const stars = paper.codeStars === null ? "" : ` ★ ${paper.codeStars.toLocaleString("en-US")}`;
  const links: [string, string | null, boolean][] = [
    ["PDF", pdf, true],
    ["Read", paper.url, pdf === null],
    [`Code${stars}`, paper.codeUrl, false],
    ["Project page", paper.projectUrl, false],
  ];
  return (
    <div className="paper-actions">
      <VoteButton kind="paper" id={paper.id} upvotes={paper.upvotes} title={paper.title} className="button vote" />
      {links.map(
        ([label, href, primary]) =>
          href && (
            <a key={label} href={href} className={primary ? "button primary" : "button"}>
              {label}
            </a>
          ),
      )}
    </div>
  );
}
