import { arxivUrls, parseArxivId } from "@/lib/papers/arxiv-id";
import { bibtex } from "@/lib/papers/bibtex";
import { dayOf, longDate } from "@/lib/papers/day";
import type { Paper } from "@/lib/papers/paper";
import { authorsText } from "./card";
import { PaperFacts } from "./paper-facts";
import { Tex } from "./tex";

/** Everything known of one paper. */
export function PaperView({ paper }: { paper: Paper }) {
  const arxiv = parseArxivId(paper.id) ? arxivUrls(paper.id) : null;
  const links: [string, string | null | undefined][] = [
    ["arXiv", arxiv?.abstract],
    ["PDF", arxiv?.pdf],
    [paper.codeStars === null ? "Code" : `Code ★ ${paper.codeStars.toLocaleString("en-US")}`, paper.codeUrl],
    ["Project page", paper.projectUrl],
    ["Markdown", `/papers/${paper.id}.md`],
  ];
  return (
    <article className="pt-8">
      <p className="flex flex-wrap gap-x-2 text-sm text-muted">
        {paper.days[0] && (
          <a href={`/papers/date/${paper.days[0]}`} className="hover:text-accent">
            Featured {longDate(paper.days[0])}
          </a>
        )}
        {paper.submitter && <span>by {paper.submitter}</span>}
        {paper.organization && <span>· {paper.organization}</span>}
        {paper.sample && <span>· sample, abstract in other words</span>}
      </p>
      <h1 className="mt-2 text-2xl leading-snug font-bold tracking-tight text-pretty sm:text-3xl">
        <Tex>{paper.title}</Tex>
      </h1>
      {paper.authors.length > 0 ? (
        <p id="authors" className="mt-3 text-soft">
          {paper.authors.join(", ")}
        </p>
      ) : (
        paper.authorCount !== null && <p className="mt-3 text-soft">{authorsText(paper.authorCount)}</p>
      )}
      <p className="mt-2 text-sm text-muted">
        {paper.publishedAt && (
          <>
            Published <time dateTime={paper.publishedAt.toISOString()}>{longDate(dayOf(paper.publishedAt))}</time>
          </>
        )}
        {paper.revisedAt && paper.version !== null && paper.version > 1 && (
          <>
            {" "}
            · revised <time dateTime={paper.revisedAt.toISOString()}>{longDate(dayOf(paper.revisedAt))}</time>, version{" "}
            {paper.version}
          </>
        )}
      </p>
      <p className="mt-5 flex flex-wrap gap-2">
        <span className="button">
          <span aria-hidden="true" className="text-accent">
            ▲
          </span>{" "}
          {paper.upvotes.toLocaleString("en-US")}
          <span className="sr-only"> upvotes</span>
        </span>
        {links.flatMap(([label, href]) =>
          href
            ? [
                <a key={label} href={href} className="button">
                  {label}
                </a>,
              ]
            : [],
        )}
      </p>
      {paper.aiSummary && (
        <section aria-labelledby="summary" className="mt-8 rounded-2xl border border-line bg-raised p-5">
          <h2 id="summary" className="text-sm font-semibold text-muted">
            AI summary
          </h2>
          <p className="mt-1">
            <Tex>{paper.aiSummary}</Tex>
          </p>
        </section>
      )}
      <section aria-labelledby="abstract-title" className="mt-8">
        <h2 id="abstract-title" className="mb-2 text-lg font-semibold tracking-tight">
          Abstract
        </h2>
        <p id="abstract" className="max-w-prose leading-relaxed text-soft">
          <Tex>{paper.abstract}</Tex>
        </p>
      </section>
      <PaperFacts paper={paper} />
      <section aria-labelledby="bibtex-title" className="mt-8">
        <div className="mb-2 flex items-center justify-between">
          <h2 id="bibtex-title" className="text-lg font-semibold tracking-tight">
            BibTeX
          </h2>
          <button type="button" data-copy="#bibtex" className="button">
            Copy
          </button>
        </div>
        <pre id="bibtex" className="whitespace-pre-wrap rounded-2xl border border-line bg-raised p-4 text-xs leading-relaxed">
          {bibtex(paper)}
        </pre>
      </section>
    </article>
  );
}
