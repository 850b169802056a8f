import { afterEach, describe, expect, it, vi } from "vitest";
import { budgetOfText, toMathml } from "@/lib/papers/formula";
import { typeset } from "@/lib/papers/latex";

const mathml = (tex: string, display = false) => toMathml(tex, budgetOfText(), display);

describe("a formula", () => {
  it.each([
    ["\\mathbb{R}", "ℝ"],
    ["\\mathbb{E}", "𝔼"],
    ["\\mathcal{L}", "ℒ"],
    ["\\mathfrak{g}", "𝔤"],
  ])("has the letters of %s as Unicode has them, since browsers draw no alphabet by attribute", (tex, letter) => {
    expect(mathml(tex)).toContain(`<mi mathvariant="normal">${letter}</mi>`);
  });

  it.each([
    "x_1 < y^2",
    "\\frac{a}{b}",
    "\\mathbb{R}^{n\\times m}",
    "\\sum_{i=1}^n \\hat{x}_i \\neq \\dots",
    "\\sqrt[3]{\\frac{1}{1+\\frac{1}{x}}}",
    "\\begin{pmatrix} a & b \\\\ c & d \\end{pmatrix}",
    "\\begin{cases} 1 & x > 0 \\\\ 0 & \\text{otherwise} \\end{cases}",
    "A \\xrightarrow{f} B \\not\\subset \\overline{C}",
    "\\left\\{ \\binom{n}{k} \\middle| \\bigl( \\vphantom{\\frac12} x \\bigr) \\right\\}",
    "\\operatorname*{arg\\,max}_{\\theta} \\underbrace{\\log p}_{\\text{loss}}",
  ])("is typeset: %s", (tex) => expect(mathml(tex)).toMatch(/^<math .*<\/math>$/s));

  it.each([
    "\\textcolor{red}{x}",
    "{\\color{#fcfbf9} x}",
    "\\colorbox{white}{x}",
    "\\fcolorbox{red}{white}{x}",
    "\\red{x}",
    "\\left. x \\color{red} \\right)",
    "\\rule{9em}{3em}",
    "\\rule[-4em]{9em}{3em}",
    "\\genfrac{(}{)}{9em}{}{a}{b}",
    "a \\above{9em} b",
    "\\smash{\\raisebox{4em}{\\rule{9em}{3em}}}",
    "\\raisebox{-4em}{x}",
    "\\smash{x}",
    "\\smash[b]{x}",
    "\\llap{x}",
    "\\rlap{x}",
    "\\mathllap{x}",
    "\\mathclap{\\rule{9em}{3em}}",
    "\\kern-9em x",
    "\\hspace{-9em} x",
    "\\mkern-99mu x",
    "\\hskip-9em x",
    "\\kern99em x",
    "\\pmb{x}",
    "{\\Huge {\\Huge {\\Huge x}}}",
    "\\htmlStyle{position:fixed}{x}",
    "\\htmlClass{fixed}{x}",
    "\\href{https://example.org}{x}",
    "\\includegraphics[height=9em]{https://example.org/x.png}",
  ])("stays in its place, and has no colour, line or size of its own: %s", (tex) => {
    const made = mathml(tex) ?? "";
    expect(made).not.toMatch(
      /color=|background=| style=|class=|href=|src=|voffset=|linethickness="(?!0px)|mathsize="[1-9]\d*\.|="-/,
    );
    expect(made).not.toMatch(/<mpadded [^>]*>(?!<mphantom>)|<mspace[^>]* (?:height|depth)=|width="\d\d/);
  });

  it.each([
    "\\def\\a{xxxxx}\\a\\a",
    "\\gdef\\a{x}\\a",
    "\\edef\\a{x}\\a",
    "\\xdef\\a{x}\\a",
    "\\global\\def\\a{x}\\a",
    "\\long\\def\\a{x}\\a",
    "\\let\\a=\\sum \\a",
    "\\futurelet\\a\\b x",
    "\\newcommand{\\a}{x}\\a",
    "\\renewcommand{\\sum}{x}\\sum",
    "\\providecommand\\a{x}\\a",
    "\\noexpand\\def\\a{x}\\a",
  ])("defines no macros: %s", (tex) => expect(mathml(tex)).toBeNull());

  describe("for the log", () => {
    afterEach(() => vi.restoreAllMocks());
    it.each(["\\message{x}", "\\errmessage{x}", "\\show x", "\\unknown", "é ∑ x \\text{ж}"])("has no word: %s", (tex) => {
      const said = (["log", "warn", "error"] as const).map((kind) => vi.spyOn(console, kind).mockImplementation(() => {}));
      mathml(tex);
      for (const kind of said) expect(kind).not.toHaveBeenCalled();
    });
  });

  it.each([
    ["braces", "{".repeat(600) + "}".repeat(600)],
    ["fractions", `${"\\frac{1}{".repeat(90)}x${"}".repeat(90)}`],
    ["roots", `${"\\sqrt{".repeat(140)}x${"}".repeat(140)}`],
    ["exponents", `${"x^{".repeat(240)}x${"}".repeat(240)}`],
    ["brackets", `${"\\left(".repeat(55)}x${"\\right)".repeat(55)}`],
    ["cells", `\\begin{matrix}${"&".repeat(900)}\\end{matrix}`],
    ["rows", `\\begin{array}{c}${"\\\\".repeat(450)}\\end{array}`],
    ["characters", "x+".repeat(600)],
  ])("has a bound: %s", (_, tex) => expect(mathml(tex)).toBeNull());
});

describe("the formulas of one text", () => {
  const size = (text: string) => {
    const formulas = typeset(text).flatMap((segment) => ("mathml" in segment ? [segment.mathml] : []));
    return { formulas: formulas.length, characters: formulas.join("").length };
  };

  it("are as many as an abstract needs", () => {
    expect(size("Let $\\mathcal{O}(n^2 \\log n)$ be. ".repeat(40)).formulas).toBe(40);
  });

  it.each([
    ["many", "$x$ ".repeat(20_000)],
    ["large", `$$\\begin{matrix}${"&".repeat(300)}\\end{matrix}$$ `.repeat(200)],
    ["long", `$${"\\bmod ".repeat(160)}$ `.repeat(200)],
    ["wrong", "$\\frac{$ ".repeat(20_000)],
    ["tables that are too large", `$$\\begin{matrix}${"&".repeat(980)}\\end{matrix}$$ `.repeat(200)],
  ])("have a bound together, beyond which they stay as they were typed: %s", (_, text) => {
    const { formulas, characters } = size(text);
    expect(formulas).toBeLessThan(200);
    expect(characters).toBeLessThan(150_000);
  });
});
