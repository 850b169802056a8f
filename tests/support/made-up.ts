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

/** An Atom answer of arXiv's query API with one entry for each id. */
export function atomAnswer(ids: string[], published = "2025-10-20T12:00:00Z"): string {
  const entries = ids.map(
    (id) => `<entry><id>http://arxiv.org/abs/${id}v2</id><title>The title arXiv has for ${id}</title>
    <updated>2025-11-01T00:00:00Z</updated><published>${published}</published><summary>What arXiv has &amp; says of ${id}.</summary>
    <category term="cs.CL"/><category term="cs.LG"/><arxiv:primary_category term="cs.LG"/><arxiv:comment>9 pages</arxiv:comment>
    <arxiv:journal_ref>J. Tests 1 (2025)</arxiv:journal_ref><author><name>Ada Lovelace</name></author><author><name>Grace Hopper</name></author></entry>`,
  );
  return `<?xml version='1.0'?><feed xmlns:arxiv="http://arxiv.org/schemas/atom" xmlns="http://www.w3.org/2005/Atom">${entries.join("")}</feed>`;
}
