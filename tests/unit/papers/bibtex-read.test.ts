import { parse } from "@retorquere/bibtex-parser";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { bibtex } from "@/lib/papers/bibtex";
import { bibtexName } from "@/lib/papers/bibtex-name";
import type { Paper } from "@/lib/papers/paper";

const paper = (known: Partial<Paper>) =>
  ({
    id: "2407.21783",
    title: "A title",
    authors: [],
    categories: [],
    publishedAt: null,
    url: null,
    doi: null,
    journalRef: null,
    ...known,
  }) as unknown as Paper;

/** The entry as a parser that is not ours reads it. */
function read(known: Partial<Paper>) {
  const library = parse(bibtex(paper(known)), { sentenceCase: false });
  expect(library.errors).toEqual([]);
  expect(library.entries).toHaveLength(1);
  return library.entries[0] as unknown as {
    key: string;
    fields: Record<string, string> & { author?: Record<string, string>[] };
  };
}

describe("a BibTeX entry, read by another program", () => {
  it.each([
    "Costs of $5 and $10",
    "50% of A&B, C_d #1 ~ ^ done",
    "Braces } { and {one",
    "C:\\0.1 \\",
    "naïve Łukasz Ångström 深層学習 ∈ ω",
    "the GPT-4 and BERT",
    'Say "no", @all',
  ])("has the title %j", (title) => expect(read({ title }).fields.title).toBe(title));

  it("has titles in TeX as what they stand for, and their formulas as they are", () => {
    expect(bibtex(paper({ title: "Poincar\\'e \\textbf{balls}~in $\\mathbb{R}^{n}$ for \\$5" }))).toContain(
      "title = {{Poincaré balls~in $\\mathbb{R}^{n}$ for \\$5}}",
    );
  });

  it("has titles as they are printed, not as outlines of PDFs have them", () => {
    const title = String.raw`\texorpdfstring{$\alpha$}{alpha}-decay at \sqrt{s}=13 TeV, $2\texorpdfstring{\beta}{beta}$`;
    expect(bibtex(paper({ title }))).toContain(String.raw`title = {{$\alpha$-decay at $\sqrt{s}$=13 TeV, $2{\beta}$}}`);
  });

  it.each([
    ["Ada Lovelace", { firstName: "Ada", lastName: "Lovelace" }],
    ["Laurens van der Maaten", { firstName: "Laurens", prefix: "van der", lastName: "Maaten" }],
    ["María de la Cruz", { firstName: "María", prefix: "de la", lastName: "Cruz" }],
    ["Ludwig von Beethoven", { firstName: "Ludwig", prefix: "von", lastName: "Beethoven" }],
    ["Martin Luther King Jr.", { firstName: "Martin Luther", lastName: "King", suffix: "Jr." }],
    ["Martin Luther King, Jr.", { firstName: "Martin Luther", lastName: "King", suffix: "Jr." }],
    ["King, Martin Luther, Jr.", { firstName: "Martin Luther", lastName: "King", suffix: "Jr." }],
    ["Robert Downey III", { firstName: "Robert", lastName: "Downey", suffix: "III" }],
    ["van Rossum, Guido", { firstName: "Guido", prefix: "van", lastName: "Rossum" }],
    ["Plato", { lastName: "Plato" }],
    ["bell hooks", { firstName: "bell", lastName: "hooks" }],
    ["zhen Wang", { firstName: "zhen", lastName: "Wang" }],
    ["de Souza", { name: "de Souza" }],
    ["Ada Lovelace, Ph.D.", { firstName: "Ada", lastName: "Lovelace" }],
    ["王 小明", { firstName: "小明", lastName: "王" }],
    ["{\\L}ukasz Kaiser", { firstName: "Łukasz", lastName: "Kaiser" }],
    ["Nguyen The Anh", { firstName: "Nguyen The", lastName: "Anh" }],
    ["ATLAS Collaboration", { name: "ATLAS Collaboration" }],
    ["The Event Horizon Telescope Collaboration", { name: "The Event Horizon Telescope Collaboration" }],
    ["Gemini Team, Google", { name: "Gemini Team, Google" }],
    ["DeepSeek-AI", { name: "DeepSeek-AI" }],
    ["Smith and Sons", { name: "Smith and Sons" }],
    ["Institute for Advanced Study", { name: "Institute for Advanced Study" }],
    ["José Ortega y Gasset", { firstName: "José", lastName: "Ortega y Gasset" }],
    ["Santiago Ramón y Cajal", { firstName: "Santiago", lastName: "Ramón y Cajal" }],
    ["Josep Puig i Cadafalch", { firstName: "Josep", lastName: "Puig i Cadafalch" }],
    ["Artur da Costa e Silva", { firstName: "Artur", prefix: "da", lastName: "Costa e Silva" }],
    ["Ortega y Gasset, José", { firstName: "José", lastName: "Ortega y Gasset" }],
    ["Ortega y Gasset", { name: "Ortega y Gasset" }],
    ["Huawei Wang", { firstName: "Huawei", lastName: "Wang" }],
    ["Huawei J. Wang Jr.", { firstName: "Huawei J.", lastName: "Wang", suffix: "Jr." }],
    ["Wang, Huawei", { firstName: "Huawei", lastName: "Wang" }],
    ["Alliance Niyigena", { firstName: "Alliance", lastName: "Niyigena" }],
    ["Andrew Co", { firstName: "Andrew", lastName: "Co" }],
    ["Huawei", { name: "Huawei" }],
    ["Huawei Cloud", { name: "Huawei Cloud" }],
    ["Huawei Technologies", { name: "Huawei Technologies" }],
    ["Foo Co., Ltd.", { name: "Foo Co., Ltd." }],
    ["R&D Lab, 50% {own, ed}", { name: "R&D Lab, 50% {own, ed}" }],
  ])("has the author %j", (name, parts) =>
    expect(read({ authors: ["Alan Turing", name, "Grace Hopper"] }).fields.author?.[1]).toEqual(parts),
  );

  it("says that there are others", () => expect(bibtexName("Ada Lovelace et al.")).toBe("Ada Lovelace and others"));

  it("has addresses and DOIs that lead where they did", () => {
    const { fields } = read({
      id: "a-title",
      url: "https://a.org/x_y%20z?a=b&c=~d#e",
      doi: "10.1002/(SICI)1097_x<1::AID>3.0.CO;2-#",
    });
    expect(fields).toMatchObject({ url: "https://a.org/x_y%20z?a=b&c=~d#e", doi: "10.1002/(SICI)1097_x<1::AID>3.0.CO;2-#" });
    expect(read({ doi: "10.1/a{b}c" }).fields.doi).toBe("10.1/a%7Bb%7Dc");
  });

  it.each([
    [["cs.CL}, x={", "cs.LG"], "cs.LG"],
    [["68T50", "I.2.7", "cond-mat.mtrl-sci"], "cond-mat.mtrl-sci"],
    [["hep-th"], "hep-th"],
    [["cs.CL\\"], undefined],
    [["cs.CL\n@misc{x,"], undefined],
  ])("has of the categories %j the class %j", (categories, primaryclass) =>
    expect(read({ categories }).fields.primaryclass).toBe(primaryclass),
  );

  it("has no field but its own, whatever stands in any of them", () => {
    const hostile = 'x}, y={z}, "w" = 1 # @misc{q,\\';
    const fields = {
      title: hostile,
      authors: [hostile],
      categories: [hostile],
      doi: hostile,
      journalRef: hostile,
      url: hostile,
    };
    for (const id of ["2407.21783", "a-title", hostile]) {
      const known = ["title", "author", "year", "eprint", "archiveprefix", "primaryclass", "doi", "note", "url"];
      expect(known).toEqual(expect.arrayContaining(Object.keys(read({ id, ...fields }).fields)));
    }
  });

  it("keeps its key when title, authors and year change", () => {
    const changed = { title: "Another", authors: ["Alan Turing"], publishedAt: new Date("2020-01-01") };
    for (const id of ["2407.21783", "hep-th/9901001", "openreview/a_B-c1", "a-title"]) {
      expect(read({ id, ...changed }).key).toBe(read({ id }).key);
    }
    expect(
      new Set(["hep-th/9901001", "arxiv-hep-th-9901001", "2407.21783", "2407-21783"].map((id) => read({ id }).key)).size,
    ).toBe(4);
  });

  it("can be read, whatever stands in it", () => {
    const sign = fc.oneof(
      fc.constantFrom(...'{}\\$%&#_~^@",=', " and ", "\\'", "\\emph{", "Jr.", "van", "$x$", "\n"),
      fc.string({ maxLength: 6 }),
    );
    const text = fc.array(sign, { maxLength: 12 }).map((signs) => `A${signs.join("")}z`);
    fc.assert(
      fc.property(text, text, (title, name) => {
        const entry = [...bibtex(paper({ title, authors: ["Ada Lovelace", name, "Alan Turing"] }))];
        let depth = 0;
        for (const [at, sign] of entry.entries()) {
          depth += sign === "{" ? 1 : sign === "}" ? -1 : 0;
          if (at >= "@misc{".length) expect(depth === 0).toBe(at === entry.length - 1);
        }
        const authors = read({ authors: ["Ada Lovelace", name, "Alan Turing"] }).fields.author;
        expect(authors?.at(0)).toEqual({ firstName: "Ada", lastName: "Lovelace" });
        expect(authors?.at(-1)).toEqual({ firstName: "Alan", lastName: "Turing" });
      }),
    );
  });
});
