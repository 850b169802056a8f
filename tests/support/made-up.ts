// Papers that nobody wrote, in the form in which Hugging Face answers.

type Item = { paper: Record<string, unknown> } & Record<string, unknown>;

/** One item of a day; `changes` replaces fields of its paper. */
export function dailyPaper(number: number, changes: Record<string, unknown> = {}, outer: Record<string, unknown> = {}): Item {
  return {
    paper: {
      id: `2510.${String(number).padStart(5, "0")}`,
      title: `Made-up paper ${String(number).padStart(3, "0")} on the habits of test data`,
      summary: `Paper ${number} reports, over several sentences, what happens when a list is long. ${"Nothing of it is true, and all of it is needed to fill a card. ".repeat(6)}The last word is quokka${number}.`,
      authors: [
        { name: "Ada Lovelace", hidden: false },
        { name: "Alan Turing", hidden: false },
      ],
      publishedAt: "2025-10-20T12:00:00.000Z",
      upvotes: number % 40,
      ...changes,
    },
    numComments: number % 3,
    ...outer,
  };
}

/** Items with consecutive numbers. */
export function dailyPapers(from: number, count: number): Item[] {
  return Array.from({ length: count }, (_, index) => dailyPaper(from + index));
}

/** What arXiv has of a paper. */
export type AtArxiv = { id: string; version?: number; title?: string; comment?: string; published?: string; updated?: string };

const entry = ({
  id,
  version = 2,
  title = `The title arXiv has for ${id}`,
  comment = "9 pages",
  published,
  updated = "2025-11-01T00:00:00Z",
}: AtArxiv) =>
  `<entry><id>http://arxiv.org/abs/${id}v${version}</id><title>${title}</title>
    <updated>${updated}</updated><published>${published}</published><summary>What arXiv has &amp; says of ${id}.</summary>
    <category term="cs.CL"/><category term="cs.LG"/><arxiv:primary_category term="cs.LG"/><arxiv:comment>${comment}</arxiv:comment>
    <arxiv:journal_ref>J. Tests 1 (2025)</arxiv:journal_ref><author><name>Ada Lovelace</name></author><author><name>Grace Hopper</name></author></entry>`;

/** An Atom answer of arXiv's query API with one entry for each id, or for each paper as it is told. */
export function atomAnswer(papers: (string | AtArxiv)[], published = "2025-10-20T12:00:00Z"): string {
  const entries = papers.map((paper) => entry({ published, ...(typeof paper === "string" ? { id: paper } : paper) }));
  return `<?xml version='1.0'?><feed xmlns:arxiv="http://arxiv.org/schemas/atom" xmlns="http://www.w3.org/2005/Atom">${entries.join("")}</feed>`;
}

/** The error feed with which arXiv refuses a query. */
export function atomError(summary: string): string {
  return `<?xml version='1.0'?><feed xmlns="http://www.w3.org/2005/Atom"><entry><id>https://arxiv.org/api/errors#${summary.replaceAll(" ", "_")}</id>
    <title>Error</title><summary>${summary}</summary></entry></feed>`;
}
