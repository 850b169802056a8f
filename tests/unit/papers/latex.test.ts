import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { excerpt, plainText, typeset, withoutMarkup } from "@/lib/papers/latex";

const text = (source: string) =>
  typeset(source)
    .map((s) => ("text" in s ? s.text : "□"))
    .join("");

describe("LaTeX in a title or an abstract", () => {
  it("is typeset as MathML", () => {
    const [before, formula, after] = typeset("In $\\mathbb{R}^{d}$ we");
    expect(before).toEqual({ text: "In " });
    expect(formula).toHaveProperty("mathml", expect.stringMatching(/^<math .*<msup>.*<\/math>$/s));
    expect(after).toEqual({ text: " we" });
  });

  it("falls back to its source where it does not parse", () => {
    expect(text("bad $\\frac{1}$ and $\\nosuchcommand{x}$")).toContain("$\\frac{1}$");
  });

  it("leaves money alone", () => {
    expect(text("costs $5 and $10 a month")).toBe("costs $5 and $10 a month");
  });

  it("knows accents, escapes and emphasis outside of formulas", () => {
    expect(plainText("na\\\"{\\i}ve Erd\\H{o}s, Poincar\\'e, \\emph{50\\%} of Fran\\c{c}ois, Figure~2")).toBe(
      "naïve Erdős, Poincaré, 50% of François, Figure\u00a02",
    );
  });

  it("never turns text from outside into markup", () => {
    const hostile = [
      "<script>alert(1)</script>",
      "<img src=x onerror=alert(1)>",
      "\\href{javascript:alert(1)}{x}",
      "\\includegraphics{x}",
      "\\htmlData{a=b}{x}",
      '"><b>',
    ];
    fc.assert(
      fc.property(fc.array(fc.oneof(fc.constantFrom(...hostile), fc.string())), (parts) => {
        for (const segment of typeset(`$${parts.join(" ")}$ ${parts.join("$")}`)) {
          if ("mathml" in segment) expect(segment.mathml).not.toMatch(/<(script|img|a|b)\b|\son\w+=|javascript:/i);
        }
      }),
    );
  });

  it("is cut between words, never inside of a formula", () => {
    expect(excerpt("short", 10)).toEqual({ text: "short", cut: false });
    const { text: cut } = excerpt(`${"word ".repeat(10)}$a + b + c + d + e + f$ end of it`, 60);
    expect(cut).not.toContain("$");
    expect(cut.endsWith("word …")).toBe(true);
  });

  it("is readable as plain characters", () => {
    expect(withoutMarkup("A $\\ell_2$ norm")).toBe("A ℓ₂ norm");
  });
});
