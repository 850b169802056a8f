import type { ReactNode } from "react";
import { categoryName } from "@/lib/papers/arxiv-categories";
import { type Day, dayOf, longDate } from "@/lib/papers/day";
import { doiUrl } from "@/lib/papers/doi";
import type { Paper } from "@/lib/papers/paper";
import { PersonLink } from "./person-link";
import { Tex } from "./tex";

const On = ({ day }: { day: Day }) => <time dateTime={day}>{longDate(day)}</time>;

const Tags = ({ tags, nameOf = (tag) => tag }: { tags: string[]; nameOf?: (tag: string) => string }) => (
  <span className="flex flex-wrap gap-1.5">
    {tags.map((tag) => (
      <span key={tag} title={tag} className="tag">
        {nameOf(tag)}
      </span>
    ))}
  </span>
);

/** What is known of a paper besides its text, as far as it is known. */
function rows(paper: Paper): [string, ReactNode][] {
  const revised = paper.version !== null && paper.version > 1 ? paper.revisedAt : null;
  const [featured] = paper.days;
  return [
    ["Published", paper.publishedAt && <On day={dayOf(paper.publishedAt)} />],
    [
      "Revised",
      revised && (
        <>
          <On day={dayOf(revised)} /> (v{paper.version})
        </>
      ),
    ],
    [
      "Featured",
      featured && (
        <a href={`/papers/date/${featured}`} className="link">
          <On day={featured} />
        </a>
      ),
    ],
    ["Submitted by", paper.submitter && <PersonLink name={paper.submitter} username={paper.submitterUsername} />],
    ["Organization", paper.organization],
    ["Categories", paper.categories.length > 0 && <Tags tags={paper.categories} nameOf={categoryName} />],
    ["Keywords", paper.aiKeywords.length > 0 && <Tags tags={paper.aiKeywords} />],
    ["Comment", paper.comment && <Tex links>{paper.comment}</Tex>],
    ["Journal", paper.journalRef && <Tex links>{paper.journalRef}</Tex>],
    [
      "DOI",
      paper.doi && (
        <a href={doiUrl(paper.doi)} className="link">
          {paper.doi}
        </a>
      ),
    ],
  ];
}

/** What is known of a paper besides its text; nothing where nothing is. */
export function PaperFacts({ paper }: { paper: Paper }) {
  const known = rows(paper).filter(([, value]) => value);
  if (known.length === 0) return null;
  return (
    <dl className="facts">
      {known.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
