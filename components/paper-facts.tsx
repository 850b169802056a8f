import { doiUrl } from "@/lib/papers/doi";
import type { Paper } from "@/lib/papers/paper";
import { Tex } from "./tex";

/** What arXiv and others say of a paper besides its text; nothing where they say nothing. */
export function PaperFacts({ paper }: { paper: Paper }) {
  const rows: [string, React.ReactNode][] = [
    [
      "Categories",
      paper.categories.length > 0 &&
        paper.categories.map((c) => (
          <span key={c} className="tag mr-1.5">
            {c}
          </span>
        )),
    ],
    [
      "Keywords",
      paper.aiKeywords.length > 0 &&
        paper.aiKeywords.map((k) => (
          <span key={k} className="tag mr-1.5 mb-1.5 inline-block">
            {k}
          </span>
        )),
    ],
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
  const known = rows.filter(([, value]) => value);
  if (known.length === 0) return null;
  return (
    <dl className="mt-8 grid grid-cols-[6rem_minmax(0,1fr)] gap-y-2.5 text-sm">
      {known.map(([name, value]) => (
        <div key={name} className="contents">
          <dt className="text-muted">{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
