import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { findArxivId, parseArxivId } from "@/lib/papers/arxiv-id";

const two = (min: number, max: number) => fc.integer({ min, max }).map((n) => String(n).padStart(2, "0"));
const modern = fc.oneof(
  fc
    .tuple(two(15, 99), two(1, 12), fc.integer({ min: 0, max: 99999 }))
    .map(([y, m, n]) => `${y}${m}.${String(n).padStart(5, "0")}`),
  fc
    .tuple(two(8, 14), two(1, 12), fc.integer({ min: 0, max: 9999 }))
    .map(([y, m, n]) => `${y}${m}.${String(n).padStart(4, "0")}`),
);
const old = fc
  .tuple(fc.constantFrom("hep-th", "math", "astro-ph", "cs"), two(0, 99), two(1, 12), fc.integer({ min: 0, max: 999 }))
  .map(([archive, y, m, n]) => `${archive}/${y}${m}${String(n).padStart(3, "0")}`);
const ids = fc.oneof(modern, old);
const versions = fc.integer({ min: 1, max: 999 });

describe("an arXiv identifier", () => {
  it("is its own canonical form", () => {
    fc.assert(
      fc.property(ids, (id) => {
        expect(parseArxivId(id)).toEqual({ id, version: null });
      }),
    );
  });

  it("carries its version apart", () => {
    fc.assert(
      fc.property(ids, versions, (id, version) => {
        expect(parseArxivId(`${id}v${version}`)).toEqual({ id, version });
      }),
    );
  });

  it("is found in every address that people paste", () => {
    const addresses = [
      (id: string) => `https://arxiv.org/abs/${id}`,
      (id: string) => `http://www.arxiv.org/pdf/${id}.pdf`,
      (id: string) => `arxiv.org/html/${id}?context=cs#S1`,
      (id: string) => `https:/export.arxiv.org/abs/${id}`,
      (id: string) => `https://www.alphaxiv.org/overview/${id}`,
      (id: string) => `https://alphaxiv.org/abs/${id}/`,
      (id: string) => `https://huggingface.co/papers/${id}`,
      (id: string) => `https://doi.org/10.48550/arXiv.${id}`,
      (id: string) => ` arXiv:${id} `,
    ];
    fc.assert(
      fc.property(ids, fc.constantFrom(...addresses), (id, address) => {
        expect(findArxivId(address(id))?.id).toBe(id);
      }),
    );
  });

  it("drops the subject class of old identifiers", () => {
    expect(parseArxivId("math.GT/0309136v2")).toEqual({ id: "math/0309136", version: 2 });
  });

  it.each([
    "",
    "abc",
    "2413.00001",
    "2400.00001",
    "2407.2178",
    "1407.21783",
    "0703.0001",
    "2407.21783v0",
    "hep-th/9913001",
    "2407.21783/../x",
    "https://evil.example/abs/2407.21783",
  ])("is not %j", (text) => expect(findArxivId(text)).toBeNull());

  it("never breaks on any text", () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        findArxivId(text);
      }),
    );
  });
});
