import { describe, expect, it } from "vitest";
import { bibtex } from "@/lib/papers/bibtex";
import { jsonLd } from "@/lib/papers/json-ld";
import { paperMarkdown } from "@/lib/papers/markdown";
import type { Paper } from "@/lib/papers/paper";

const paper: Paper = {
  id: "2407.21783",
  title: "The 50% & more_of $x_1 & y$",
  abstract: "Some <b>text</b> and </script><script>",
  authors: ["Ada Lovelace", "Alan Turing"],
  authorCount: 2,
  publishedAt: new Date("2024-07-31T17:00:00Z"),
  revisedAt: new Date("2024-11-23T00:00:00Z"),
  version: 3,
  categories: ["cs.AI", "cs.CL"],
  comment: null,
  journalRef: null,
  doi: "10.1/x",
  upvotes: 3,
  comments: 0,
  sourceUpvotes: 0,
  memberUpvotes: 0,
  sourceComments: 0,
  memberComments: 0,
  updatedAt: new Date("2024-11-23T00:00:00Z"),
  url: null,
  submitterId: null,
  submitterUsername: null,
  hidden: false,
  linksCurated: false,
  names: [],
  codeUrl: "https://github.com/a/b",
  codeStars: 5,
  projectUrl: null,
  thumbnailUrl: null,
  organization: null,
  submitter: null,
  aiSummary: null,
  aiKeywords: ["a"],
  sample: false,
  days: ["2024-08-01"],
};

describe("a paper in other forms", () => {
  it("names five hundred authors and says that there are more, however many there are", () => {
    const many = { ...paper, authors: Array.from({ length: 20_000 }, (_, n) => `Author Number${n}`) };
    expect(bibtex(many)).toContain("Author Number499} and others}");
    expect(bibtex(many)).not.toContain("Number500");
    expect(paperMarkdown(many, "https://papers.example.org")).toContain("Author Number499, and 19500 more");
    expect(JSON.parse(jsonLd(many, "https://papers.example.org")).author).toHaveLength(500);
  });

  it("is a BibTeX entry with its signs escaped outside of formulas", () => {
    expect(bibtex(paper)).toBe(
      "@misc{arxiv.2407.21783,\n  title = {{The 50\\% \\& more\\_of $x_1 & y$}},\n  author = {Ada Lovelace and Alan Turing},\n  year = {2024},\n  eprint = {2407.21783},\n  archivePrefix = {arXiv},\n  primaryClass = {cs.AI},\n  doi = {10.1/x},\n  url = {https://arxiv.org/abs/2407.21783}\n}",
    );
  });

  it("is a BibTeX entry with nothing but a title", () => {
    const bare: Paper = { ...paper, id: "some-title", title: "Ω", authors: [], publishedAt: null, categories: [], doi: null };
    expect(bibtex(bare)).toBe("@misc{some-title,\n  title = {{Ω}}\n}");
  });

  it("is JSON-LD that cannot end its script element", () => {
    const json = jsonLd(paper, "https://papers.example");
    expect(json).not.toContain("</script");
    expect(JSON.parse(json)).toMatchObject({
      "@type": "ScholarlyArticle",
      sameAs: "https://arxiv.org/abs/2407.21783",
      author: [{ name: "Ada Lovelace" }, { name: "Alan Turing" }],
    });
  });

  it("leads to its DOI, whatever signs that has", () => {
    const doi = "10.1002/(SICI)1097<1::AID-X>3.0.CO;2-#?";
    expect(paperMarkdown({ ...paper, doi }, "https://papers.example")).toContain(
      "- DOI: <https://doi.org/10.1002/(SICI)1097%3C1::AID-X%3E3.0.CO;2-%23%3F>",
    );
  });

  it("is Markdown in which formulas are no markup either", () => {
    const title = "$a<b>[x](javascript:alert)$";
    const [prose] = paperMarkdown({ ...paper, title }, "https://papers.example").split("```bibtex");
    expect(prose).not.toMatch(/<b>|\]\(javascript/);
  });

  it("is Markdown in which outside text is no markup", () => {
    const markdown = paperMarkdown(paper, "https://papers.example");
    expect(markdown).toContain("- Revised: 2024-11-23 (v3)");
    expect(markdown).toContain("\\<b\\>text");
    expect(markdown).not.toMatch(/(?<!\\)<b>/);
  });
});
