import { describe, expect, it } from "vitest";
import { apa } from "@/lib/papers/apa";
import { cslItem } from "@/lib/papers/csl-json";
import { ris } from "@/lib/papers/ris";

const paper = {
  id: "2407.21783",
  title: "The $x_1$ & the \\textbf{bold}",
  abstract: "What it\nsays.",
  authors: ["Ada Lovelace", "Laurens van der Maaten", "Martin Luther King, Jr.", "ATLAS Collaboration", "Jean-Pierre Serre"],
  publishedAt: new Date("2024-07-31T17:00:00Z"),
  doi: "10.1/x",
  url: null,
  journalRef: null,
};
const nothing = { ...paper, id: "a-slug", authors: [], publishedAt: null, doi: null, url: "https://example.org/a" };

describe("a citation in APA style", () => {
  it("has family names first, initials, an ampersand, the year, the title and the DOI", () => {
    expect(apa(paper)).toBe(
      "Lovelace, A., van der Maaten, L., King, M. L., Jr., ATLAS Collaboration, & Serre, J.-P. (2024). The $x_1$ & the bold. arXiv. https://doi.org/10.1/x",
    );
  });

  it("names one author alone, and two with an ampersand", () => {
    expect(apa({ ...paper, authors: ["Ada Lovelace"] })).toMatch(/^Lovelace, A\. \(2024\)/);
    expect(apa({ ...paper, authors: ["Ada Lovelace", "Alan Turing"] })).toMatch(/^Lovelace, A\., & Turing, A\. \(2024\)/);
  });

  it("names twenty authors, and of more the first nineteen and the last", () => {
    const many = (count: number) =>
      apa({ ...paper, authors: Array.from({ length: count }, (_, n) => `Ada ${String.fromCharCode(65 + n)}son`) });
    expect(many(20).match(/, A\./g)).toHaveLength(20);
    expect(many(20)).toContain("& ");
    expect(many(21).match(/, A\./g)).toHaveLength(20);
  });

  it("begins with the title where no author is known", () => {
    expect(apa(nothing)).toBe("The $x_1$ & the bold. (n.d.). https://example.org/a");
  });
});

describe("a citation in RIS", () => {
  it("has a tag a line, each author apart, and an end", () => {
    expect(ris(paper).split("\r\n")).toEqual([
      "TY  - UNPB",
      "TI  - The $x_1$ & the bold",
      "AU  - Lovelace, Ada",
      "AU  - van der Maaten, Laurens",
      "AU  - King, Martin Luther, Jr.",
      "AU  - ATLAS Collaboration",
      "AU  - Serre, Jean-Pierre",
      "PY  - 2024",
      "DA  - 2024/07/31",
      "PB  - arXiv",
      "M1  - arXiv:2407.21783",
      "DO  - 10.1/x",
      "UR  - https://arxiv.org/abs/2407.21783",
      "AB  - What it says.",
      "ER  - ",
      "",
    ]);
  });

  it("leaves out what is not known, and no line of a text can be taken for a tag", () => {
    expect(ris({ ...nothing, abstract: "A\nER  - \nTY  - BOOK" })).toBe(
      "TY  - UNPB\r\nTI  - The $x_1$ & the bold\r\nUR  - https://example.org/a\r\nAB  - A ER - TY - BOOK\r\nER  - \r\n",
    );
  });
});

describe("a citation in CSL-JSON", () => {
  it("has names taken apart, and groups whole", () => {
    expect(cslItem(paper)).toMatchObject({
      id: "2407.21783",
      type: "article",
      title: "The $x_1$ & the bold",
      author: [
        { family: "Lovelace", given: "Ada" },
        { family: "van der Maaten", given: "Laurens" },
        { family: "King", given: "Martin Luther", suffix: "Jr." },
        { literal: "ATLAS Collaboration" },
        { family: "Serre", given: "Jean-Pierre" },
      ],
      issued: { "date-parts": [[2024, 7, 31]] },
      DOI: "10.1/x",
      URL: "https://arxiv.org/abs/2407.21783",
    });
    expect(Object.keys(cslItem(nothing))).toEqual(["id", "type", "title", "URL", "abstract"]);
  });
});
