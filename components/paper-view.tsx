import { Fragment } from "react";
import { arxivUrls, parseArxivId } from "@/lib/papers/arxiv-id";
import { bibtex } from "@/lib/papers/bibtex";
import { dayOf, longDate } from "@/lib/papers/day";
import { plainText } from "@/lib/papers/latex";
import { namedAuthors } from "@/lib/papers/named-authors";
import type { Paper } from "@/lib/papers/paper";
import { authorsText } from "./card";
import { PaperFacts } from "./paper-facts";
import { PersonLink } from "./person-link";
import { Tex } from "./tex";
import { VoteButton } from "./vote-button";

/** Everything known of one paper. */
export function PaperView({ paper }: { paper: Paper }) {
  const { named, more } = namedAuthors(paper.names);
  const arxiv = parseArxivId(paper.id) ? arxivUrls(paper.id) : null;
  const links: [string, string | null | undefined][] = [
    ["arXiv", arxiv?.abstract],
    ["PDF", arxiv?.pdf],
    [paper.codeStars === null ? "Code" : `Code ★ ${paper.codeStars.toLocaleString("en-US")}`, paper.codeUrl],
    ["Project page", paper.projectUrl],
    ["Read it", paper.url],
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
        {paper.submitter && (
          <span>
            by <PersonLink name={paper.submitter} username={paper.submitterUsername} />
          </span>
        )}
        {paper.organization && <span>· {paper.organization}</span>}
        {paper.sample && <span>· sample, abstract paraphrased</span>}
      </p>
      <h1 className="mt-2 text-2xl leading-snug font-bold tracking-tight text-pretty sm:text-3xl">
        <Tex>{paper.title}</Tex>
      </h1>
      {paper.authors.length > 0 ? (
        <p id="authors" className="mt-3 text-soft">
          {named.map(({ name, username }, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: two authors may have the same name, and none changes places
            <Fragment key={index}>
              {index > 0 && ", "}
              <PersonLink name={plainText(name)} username={username} />
            </Fragment>
          ))}
          {more > 0 && `, and ${more.toLocaleString("en-US")} more`}
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
      <div className="mt-5 flex flex-wrap gap-2">
        <VoteButton kind="paper" id={paper.id} upvotes={paper.upvotes} className="button vote" />
        {links.flatMap(([label, href]) =>
          href
            ? [
                <a key={label} href={href} className="button">
                  {label}
                </a>,
              ]
            : [],
        )}
      </div>
      {paper.aiSummary && (
        <section aria-labelledby="summary" className="mt-8 rounded-2xl border border-line bg-raised p-5">
          <h2 id="summary" className="text-sm font-semibold text-muted">
            AI summary
          </h2>
          <p className="mt-1">
            <Tex links>{paper.aiSummary}</Tex>
          </p>
        </section>
      )}
      <section aria-labelledby="abstract-title" className="mt-8">
        <h2 id="abstract-title" className="mb-2 text-lg font-semibold tracking-tight">
          Abstract
        </h2>
        <p id="abstract" className="max-w-prose leading-relaxed text-soft">
          <Tex links>{paper.abstract}</Tex>
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
      <p className="mt-4 flex flex-wrap gap-x-4 text-sm text-muted">
        {paper.authors.length > 0 && (
          <a href={`/claim?paper=${encodeURIComponent(paper.id)}`} className="hover:text-accent">
            I am an author
          </a>
        )}
        <a href={`/report?paper=${encodeURIComponent(paper.id)}`} className="hover:text-accent">
          Report this paper
        </a>
        <a href={`/curate/papers/${paper.id}`} data-for="curator" hidden className="hover:text-accent">
          Curate
        </a>
      </p>
    </article>
  );
}
