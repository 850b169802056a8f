import { readdirSync } from "node:fs";
import { createRequire } from "node:module";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { slugify } from "@/lib/papers/slug";
import config from "@/next.config";

// Next's own reading of its sources.
const { pathToRegexp }: { pathToRegexp: (source: string, keys: [], options: object) => RegExp } = createRequire(
  import.meta.url,
)("next/dist/compiled/path-to-regexp");
const OPTIONS = { strict: true, sensitive: false, delimiter: "/" };

const rewrites = await config.rewrites?.();
if (!rewrites || Array.isArray(rewrites)) throw new Error("next.config.ts has no beforeFiles");
const { beforeFiles = [] } = rewrites;
/** Where a rewrite of next.config.ts sends an address, or undefined where it lets it be. */
const rewritten = (address: string) =>
  beforeFiles.find(({ source }) => pathToRegexp(source, [], OPTIONS).test(address))?.destination;

/** Names of pages that stand beside those of single papers. */
const pages = ["papers", "curate/papers", "share", "api/papers", "markdown", "canonical"].flatMap((folder) =>
  readdirSync(`app/${folder}`, { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory() && !/^[[(_]/.test(entry.name) ? [entry.name] : [],
  ),
);

describe("the slug of a title", () => {
  it("is its words", () => {
    expect(slugify("Attention Is All You Need!")).toBe("attention-is-all-you-need");
    expect(slugify("Łukasz's Straße in {\\OE}uvre: Poincar\\'e $\\mathbb{R}^n$")).toBe(
      "lukasz-s-strasse-in-oeuvre-poincare-rn",
    );
  });

  it("is never the address of a page", () => {
    expect(pages).toContain("trending");
    for (const page of [...pages, "open"]) expect(slugify(page.toUpperCase())).not.toBe(page);
  });

  it.each([
    "Trending",
    "12345v1",
    "1234v2",
    "Date",
    "Week",
    "Month",
    "x.md",
    "hep-th/9901001",
    "math.GT/0309136v1",
    "2407.21783v2",
    "arXiv:2407.21783",
    "arxiv.org/abs/x",
    "Open",
  ])("%j leads to its paper, past every rewrite", (title) => {
    const slug = slugify(title);
    expect(slug).not.toBe(title.toLowerCase());
    expect(rewritten(`/papers/${slug}`)).toBeUndefined();
  });

  it("leads to its paper, whatever the title", () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: "grapheme" }), fc.stringMatching(/^[\dv./: a-z-]{1,20}$/)), (title) => {
        const slug = slugify(title);
        expect(slug).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
        expect(slug.length).toBeLessThanOrEqual(90);
        expect(rewritten(`/papers/${slug}`)).toBeUndefined();
        expect(pages).not.toContain(slug);
      }),
    );
  });

  it("tells titles without Latin letters from each other, and cuts long ones", () => {
    expect(slugify("深層学習")).not.toBe(slugify("機械学習"));
    expect(slugify("😀😀")).toMatch(/^paper-[\da-f]{10}$/);
    expect(slugify("word ".repeat(1000)).length).toBeLessThanOrEqual(80);
  });
});

describe("an address of a paper", () => {
  it.each([
    "2407.21783",
    "0704.0001",
    "hep-th/9901001",
    "openreview/a_B-c1",
    "a-title",
    "date/2025-10-29",
    "trending",
    "foo/bar",
  ])("/papers/%s is its own", (path) => expect(rewritten(`/papers/${path}`)).toBeUndefined());

  it.each([
    "2407.21783v2",
    "math.GT/0309136",
    "10.48550/arXiv.2407.21783",
    "arXiv:2407.21783",
    "https:/arxiv.org/abs/2407.21783",
    "https%3A%2F%2Farxiv.org",
    "arxiv.org/abs/2407.21783",
    "www.semanticscholar.org/arxiv/2407.21783",
    "2407.21783.",
    "(2407.21783)",
    "2407.21783%20",
    "%EF%BC%92407.21783",
  ])("/papers/%s is another name", (path) => expect(rewritten(`/papers/${path}`)).toBe("/canonical/:id"));
});
