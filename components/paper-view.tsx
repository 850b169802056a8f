import type { ReactNode } from "react";
import type { Paper } from "@/lib/papers/paper";
import { PaperActions } from "./paper-actions";
import { PaperAuthors } from "./paper-authors";
import { PaperCite } from "./paper-cite";
import { PaperElsewhere } from "./paper-elsewhere";
import { PaperFacts } from "./paper-facts";
import { PaperShare } from "./paper-share";
import { Tex } from "./tex";

type Props = {
  paper: Paper;
  /** The address under which it is shared. */
  url: string;
  /** What follows the abstract: the discussion. */
  children: ReactNode;
};

/** What can be done about a paper besides reading it. */
function Duties({ paper }: { paper: Paper }) {
  return (
    <p className="flex flex-wrap gap-x-4 text-sm text-muted">
      {paper.authors.length > 0 && (
        <a href={`/claim?paper=${encodeURIComponent(paper.id)}`} className="py-1 hover:text-accent">
          I am an author
        </a>
      )}
      <a href={`/report?paper=${encodeURIComponent(paper.id)}`} className="py-1 hover:text-accent">
        Report
      </a>
      <a href={`/curate/papers/${paper.id}`} data-for="curator" hidden className="py-1 hover:text-accent">
        Curate
      </a>
    </p>
  );
}

/** One paper: its text and discussion, and beside it, on wide screens, what one does with it. */
export function PaperView({ paper, url, children }: Props) {
  return (
    <article className="paper">
      <header>
        <h1 className="text-2xl leading-snug font-bold tracking-tight text-pretty sm:text-3xl">
          <Tex>{paper.title}</Tex>
        </h1>
        <PaperAuthors paper={paper} />
        {paper.sample && <p className="mt-2 text-sm text-muted">Sample; the abstract is paraphrased.</p>}
      </header>
      <aside aria-label="About this paper">
        <PaperActions paper={paper} />
        <div className="paper-info">
          <PaperFacts paper={paper} />
          <PaperCite paper={paper} />
          <PaperShare title={paper.title} url={url} />
          <PaperElsewhere paper={paper} />
          <Duties paper={paper} />
        </div>
      </aside>
      <div className="paper-text">
        {paper.aiSummary && (
          <section aria-labelledby="summary" className="mb-7 rounded-2xl border border-line bg-raised p-5">
            <h2 id="summary" className="text-sm font-semibold text-muted">
              AI summary
            </h2>
            <p className="mt-1">
              <Tex links>{paper.aiSummary}</Tex>
            </p>
          </section>
        )}
        <section aria-labelledby="abstract-title">
          <h2 id="abstract-title" className="mb-2 text-lg font-semibold tracking-tight">
            Abstract
          </h2>
          <p id="abstract" className="leading-relaxed text-soft">
            <Tex links>{paper.abstract}</Tex>
          </p>
        </section>
      </div>
      <div className="paper-talk">{children}</div>
    </article>
  );
}
