import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { findArxivId, parseArxivId } from "@/lib/papers/arxiv-id";

const two = (min: number, max: number) => fc.integer({ min, max }).map((n) => String(n).padStart(2, "0"));
const modern = fc.oneof(
  fc
    .tuple(two(15, 25), two(1, 12), fc.integer({ min: 0, max: 99999 }))
    .map(([y, m, n]) => `${y}${m}.${String(n).padStart(5, "0")}`),
  fc
    .tuple(two(8, 14), two(1, 12), fc.integer({ min: 0, max: 9999 }))
    .map(([y, m, n]) => `${y}${m}.${String(n).padStart(4, "0")}`),
);
const old = fc
  .tuple(
    fc.constantFrom("hep-th", "math", "astro-ph", "cs"),
    fc.oneof(two(91, 99), two(0, 6)),
    two(1, 12),
    fc.integer({ min: 0, max: 999 }),
  )
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

  it.each([
    ["10.48550/arXiv.2409.12186", "2409.12186"],
    ["doi:10.48550/arXiv.2409.12186", "2409.12186"],
    ["DOI: 10.48550/ARXIV.2409.12186", "2409.12186"],
    ["https://doi.org/10.48550/arXiv.2409.12186", "2409.12186"],
    ["http://dx.doi.org/10.48550/arxiv.2409.12186", "2409.12186"],
    ["https://doi.org/10.48550/arXiv.hep-th/9901001", "hep-th/9901001"],
    ["https://doi.org/10.48550%2FarXiv.2409.12186", "2409.12186"],
    ["arXiv:2409.12186v2 [cs.CV]", "2409.12186"],
    ["arXiv:2409.12186v2 [cs.CV] 18 Sep 2024", "2409.12186"],
    ["arXiv:hep-th/9901001 (math-ph)", "hep-th/9901001"],
    ["arXiv preprint arXiv:2409.12186 (2024).", "2409.12186"],
    ["arXiv 2409.12186", "2409.12186"],
    ["[2409.12186] Qwen2-VL: Enhancing perception", "2409.12186"],
    ["oai:arXiv.org:2409.12186", "2409.12186"],
    ["math.GT/0309136v1", "math/0309136"],
    ["cs.CL/0112017", "cs/0112017"],
    ["cond-mat.mtrl-sci/0501001", "cond-mat/0501001"],
    ["《https://arxiv.org/abs/2409.12186》", "2409.12186"],
    ["https://www.semanticscholar.org/paper/arXiv:2409.12186", "2409.12186"],
    ["ARXIV: 2409.12186 v3", "2409.12186"],
    ["2409.12186.", "2409.12186"],
    ["(2409.12186),", "2409.12186"],
    ["\u201c2409.12186v1\u201d", "2409.12186"],
    ["2409.12186.pdf", "2409.12186"],
    ["<https://arxiv.org/abs/2409.12186>", "2409.12186"],
    ["[the paper](https://arxiv.org/abs/2409.12186)", "2409.12186"],
    ["\\url{https://arxiv.org/abs/2409.12186}", "2409.12186"],
    ["https://arxiv.org//abs/2409.12186", "2409.12186"],
    ["http:arxiv.org/abs/2409.12186", "2409.12186"],
    ["//arxiv.org/abs/2409.12186", "2409.12186"],
    ["https://arxiv.org/abs/2409.12186.", "2409.12186"],
    ["https://arxiv.org/abs/2409.12186?context=cs.CL", "2409.12186"],
    ["https://arxiv.org/pdf/2409.12186v2.pdf#page=3", "2409.12186"],
    ["https://arxiv.org/pdf/2409.12186v2.pdf)", "2409.12186"],
    ["https://arxiv.org/abs/arXiv:2409.12186", "2409.12186"],
    ["https://arxiv.org/ftp/arxiv/papers/1207/1207.0580.pdf", "1207.0580"],
    ["https://arxiv.org/abs/math.GT/0309136v1", "math/0309136"],
    ["https://arxiv.org/pdf/cs/0112017", "cs/0112017"],
    ["http://xxx.arxiv.org/abs/cond-mat/0207270", "cond-mat/0207270"],
    ["https://ar5iv.labs.arxiv.org/html/2409.12186", "2409.12186"],
    ["https://ar5iv.org/abs/2409.12186", "2409.12186"],
    ["https://www.arxiv-vanity.com/papers/2409.12186/", "2409.12186"],
    ["https://www.semanticscholar.org/arxiv/2409.12186", "2409.12186"],
    ["https://api.semanticscholar.org/arXiv:2409.12186", "2409.12186"],
    ["https://api.semanticscholar.org/graph/v1/paper/arXiv:2409.12186?fields=title", "2409.12186"],
    ["https://alphaxiv.org/overview/2409.12186v2", "2409.12186"],
    ["https://hf.co/papers/2409.12186", "2409.12186"],
    ["https://ui.adsabs.harvard.edu/abs/arXiv:2409.12186", "2409.12186"],
    ["https%3A%2F%2Farxiv.org%2Fabs%2F2409.12186", "2409.12186"],
    ["２４０９．１２１８６", "2409.12186"],
    ["arXiv：2409.12186", "2409.12186"],
    ["\u200b2409.\u200b12186\ufeff", "2409.12186"],
    ["hep\u2013th/9901001", "hep-th/9901001"],
    ["\u00a0arXiv:\u20092409.12186", "2409.12186"],
    ["arXiv preprint arXiv:2409.12186, 2024", "2409.12186"],
    ["arXiv preprint arXiv:1207.0580, 2012.", "1207.0580"],
    ["arXiv:2409.12186 [cs], Sep. 2024", "2409.12186"],
    ["arXiv:2409.12186 (cs.CV), 18 September 2024", "2409.12186"],
    ["CoRR abs/2409.12186", "2409.12186"],
    ["CoRR, abs/2409.12186, 2024", "2409.12186"],
    ["CoRR, vol. abs/2409.12186, 2024.", "2409.12186"],
    ["CoRR abs/2409.12186 (2024)", "2409.12186"],
    ["arXiv:hep-th/9901001v3 1 Jan 1999", "hep-th/9901001"],
    ["arXiv ID 2409.12186", "2409.12186"],
    ["arXiv ID: 2409.12186", "2409.12186"],
    ["arXiv identifier: hep-th/9901001", "hep-th/9901001"],
    ["arXiv e-prints, arXiv:2409.12186", "2409.12186"],
    ["preprint arXiv:2409.12186", "2409.12186"],
    ["e-print: 2409.12186", "2409.12186"],
    ["eprint = {2409.12186}", "2409.12186"],
    ['eprint="hep-th/9901001",', "hep-th/9901001"],
    ["journal = {arXiv preprint arXiv:2409.12186},", "2409.12186"],
    ["volume = {abs/2409.12186},", "2409.12186"],
    ["url = {https://arxiv.org/abs/2409.12186},", "2409.12186"],
    ["eprint = {2409.12186}, archivePrefix = {arXiv}", "2409.12186"],
    ["archivePrefix = {arXiv}, primaryClass = {cs.CV}, eprint = {2409.12186},", "2409.12186"],
    ["ArXiv, abs/2409.12186", "2409.12186"],
    ["arXiv e-prints (2024), arXiv:2409.12186", "2409.12186"],
    ["arXiv:2409.12186 [cs.CV] (Sep 2024)", "2409.12186"],
    ["arXiv: 2409.12186 (Sept. 18, 2024)", "2409.12186"],
    ["arXiv:2409.12186, v2", "2409.12186"],
    ["arXiv (2409.12186)", "2409.12186"],
    ["info:doi/10.48550/arXiv.2409.12186", "2409.12186"],
    ["info:arxiv/2409.12186", "2409.12186"],
    ["info:arxiv/hep-th/9901001", "hep-th/9901001"],
    ["info:eu-repo/semantics/altIdentifier/arxiv/2409.12186", "2409.12186"],
  ])("is found in %j", (text, id) => expect(findArxivId(text)?.id).toBe(id));

  it.each([
    "it costs 2409.12186",
    "2409.12186 and 2409.12187",
    "10.48550/arXiv.2413.12186",
    "10.1145/2409.12186",
    "https://doi.org/10.1145/2409.12186",
    "https://arxiv.org/list/cs.CL/2409",
    "https://arxiv.org/a/2409.12186x",
    "https://notarxiv.org/abs/2409.12186",
    "https://arxiv.org.evil.example/abs/2409.12186",
    "https://arxiv.org@evil.example/abs/2409.12186",
    "https://www.semanticscholar.org/paper/2409.12186",
    "https://huggingface.co/datasets/2409.12186",
    "foo/9901001",
    "and/0112017",
    "1984",
    "2409.12186%",
    "v2409.12186",
    "3.14159",
    "192.168.0.1",
    "9912.00001",
    "hep-th/5001001",
    "hep-th/0704001",
    "info:eu-repo/semantics/article",
    "eprint = {}",
    "2024",
    "CoRR, 2024",
  ])("is not in %j", (text) => expect(findArxivId(text)).toBeNull());

  it("is of no later month than the next", () => {
    const now = new Date("2025-12-15T00:00:00Z");
    expect(parseArxivId("2512.00001", now)?.id).toBe("2512.00001");
    expect(parseArxivId("2601.00001", now)?.id).toBe("2601.00001");
    expect(parseArxivId("2602.00001", now)).toBeNull();
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
