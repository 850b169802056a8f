import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { excerpt, plainText, typeset, withoutMarkup } from "@/lib/papers/latex";
import { drawable } from "@/lib/share/drawable";

const tex = String.raw;
const links = (source: string) => typeset(source).flatMap((s) => ("href" in s && s.href ? [[s.text, s.href]] : []));
const formulas = (source: string) => typeset(source).filter((s) => "mathml" in s).length;

describe("TeX in prose", () => {
  it.each([
    [tex`Poincar\'e ball`, "Poincaré ball"],
    [
      tex`na\"{\i}ve Erd\H os, Fran\c{c}ois, \v s, \c c, \k{a}, \r{u}, \u{g}, \.z, \=a, \~n, \^\j`,
      "naïve Erdős, François, š, ç, ą, ů, ğ, ż, ā, ñ, ĵ",
    ],
    [tex`{\L}ukasz, \L ukasz, Bj{\"o}rn, {\"{o}}, {\'e}, {\'{E}}`, "Łukasz, Łukasz, Björn, ö, é, É"],
    [tex`Stra{\ss}e, \aa, \AA{}ngstr\"om, \o re, \'{\OE}, Y{\i}ld{\i}z`, "Straße, å, Ångström, øre, Œ\u0301, Yıldız"],
    [tex`Nguy\~{\^e}n, Nguy{\~{\^{e}}}n, Th\'\^e, \'{\"u}`, "Nguyễn, Nguyễn, Thế, ǘ"],
    [tex`don\'t say \"quoted\"`, `don't say "quoted"`],
    [tex`\$5, 3\%, A\&B, a\_b, \#1, \{x\}`, "$5, 3%, A&B, a_b, #1, {x}"],
    [tex`\~{}me and x\^{}2`, "~me and x^2"],
    [tex`a\textasciitilde b\textbackslash{}c \textgreater 96\%`, tex`a~ b\c > 96%`],
    [
      tex`\textbf{\textit{both} of} {\em them, all} {\bf Bold} \textsc{Foo} \mbox{a b} \underline{u}`,
      "both of them, all Bold Foo a b u",
    ],
    [
      tex`word \cite{a}\cite{b}, known~\cite{a,b} and\footnote{by \emph{us}} Table \ref{t:1} too`,
      "word, known and (by us) Table too",
    ],
    [tex`one\\two \newline three\ four 10\,000`, "one two three four 10 000"],
    [tex`Gauss--Bonnet, 1--2, so---it, --flag, ${"``"}quoted''`, "Gauss–Bonnet, 1–2, so—it, --flag, “quoted”"],
    [tex`Fig.~3 and a~b, ~10%, (~5), 5~10 and 1M~4M`, "Fig.\u00a03 and a\u00a0b, ~10%, (~5), 5~10 and 1M~4M"],
    [tex`\url{~user} and \href{https://a.org/x\_y}{the \emph{code}}`, "~user and the code"],
    [tex`\unknown{its words} and \two{first}{second}`, "its words and first second"],
    [tex`\textcolor{red}{red} \begin{itemize} \item one\end{itemize}`, "red • one"],
    [tex`{\'E}{\'e} and \emph{a}{b}`, "Éé and a b"],
    ["3.6\\times faster", "3.6× faster"],
    [
      "DA^{2}, d^{-1}, \u03c0_{0.5} and mathcal{O}(n), whose dollars are gone",
      "DA², d⁻¹, \u03c0_{0.5} and mathcal{O}(n), whose dollars are gone",
    ],
    ["''vicarious error''", "“vicarious error”"],
    [tex`\texorpdfstring{$\alpha$}{alpha}-decay and \texorpdfstring {\emph{a} b} {c}d`, "α-decay and a bd"],
    [tex`$\texorpdfstring{\alpha}{alpha}$ and $\texorpdfstring{x_{1}}{x1}^2$`, "α and x₁²"],
    [
      tex`10\textsuperscript{5}, 10\textsuperscript{-3}, 10\textsuperscript{--3}, 10\textsuperscript{$-3$}, x\textsuperscript{n}`,
      "10⁵, 10⁻³, 10⁻³, 10⁻³, xⁿ",
    ],
    [
      tex`H\textsubscript{2}O, x\textsubscript{i}, Ada\textsuperscript{1,2}, Bob\textsuperscript{*}, 10\textsuperscript{0.5}`,
      "H₂O, xᵢ, Ada¹,², Bob*, 10^(0.5)",
    ],
    [tex`the 1\textsuperscript{st}, 2\textsuperscript{nd} and \textsuperscript{\emph{a}}`, "the 1st, 2nd and a"],
    [tex`\sqrt{s}=13 TeV, \sqrt s, \sqrt[3]{x}, \frac{a}{b}, \frac12, \frac{a+b}{2}`, "√s=13 TeV, √s, ³√x, a/b, 1/2, (a+b)/2"],
    [tex`\overline{B}, \bar B, \hat{x}_i, \mathbb{R}^{n}, \mathbb{R}^d and \mathcal{O}(n)`, "B̅, B̄, x̂ᵢ, ℝⁿ, ℝᵈ and 𝒪(n)"],
    [tex`\mathbf{bold words} and \mathrm{GeV}, \overline{over it}`, "bold words and GeV, over it"],
    [tex`i.e.\@ that, NASA\@. And a\@b.org`, "i.e. that, NASA. And a@b.org"],
    [
      tex`word \citep[see][]{y}, \citet[p.~3]{a}, \cite[see~\S\ref{x}][]{y}, \Citeauthor{z} and \smartcite[a][b]{c}.`,
      "word,,, and.",
    ],
    [tex`\lq q\rq, \textquotedblleft q\textquotedblright{} and Fermat\textquoteright s`, "‘q’, “q” and Fermat’s"],
    [tex`\verb|x_y|, \verb*+a{b+, \verb|$x$| and \lstinline[language=C]!a->b!`, "x_y, a{b, $x$ and a->b"],
    [tex`\foreignlanguage{french}{mot} \resizebox{1cm}{!}{big} \hyperref[sec:a]{there}`, "mot big there"],
    [tex`\constructor{x} \toString{y} \valueOf z \'\constructor`, tex`x y \valueOf z '\constructor`],
    [tex`\method is {unpaired and \0.1 and \3) stays \ `, tex`\method is {unpaired and \0.1 and \3) stays `],
    [`the sets {a, b} and {"key": 1}`, `the sets {a, b} and {"key": 1}`],
  ])("%j reads %j", (source, text) => expect(withoutMarkup(source)).toBe(text));

  it("is the same in names", () => expect(plainText(tex`{\L}ukasz Ko\'{s}`)).toBe("Łukasz Koś"));

  it("never loses a word, whatever signs stand around it", () => {
    const sign = fc.constantFrom(
      ..."{}$~\\-'` ",
      "\\emph{",
      "\\'",
      "\\(",
      "\\[",
      "$$",
      "\\textbf",
      "\\foo{",
      "\\texorpdfstring{a}{b}",
      "\\sqrt{",
      "\\textsuperscript{",
      "{,",
      "\\\\",
      "--",
    );
    fc.assert(
      fc.property(fc.array(sign, { maxLength: 12 }), fc.array(sign, { maxLength: 12 }), (before, after) => {
        // It may stand under an accent, or be raised.
        const bare = (text: string) => text.normalize("NFKD").replace(/\p{M}/gu, "");
        expect(bare(withoutMarkup(`${before.join("")} 4711 ${after.join("")}`))).toContain("4711");
        const typed = typeset(`${before.join("")} 4711 ${after.join("")}`)
          .map((segment) => ("text" in segment ? segment.text : segment.mathml.replace(/<[^>]*>|[\u02ca\u02cb\u00b4]/g, "")))
          .join("");
        expect(bare(typed)).toContain("4711");
      }),
    );
  });

  it("is read in linear time, or this would take minutes", () => {
    const units = [
      "`",
      "word~\\cite{a}",
      "{",
      "}",
      "{}",
      "\\emph{",
      "$",
      "$a ",
      "\\(",
      "\\",
      "\\'",
      "\\v{",
      "\\abc ",
      "https://a.b/(",
      "arxiv:",
      "\\href{u}{",
      "a~",
      "{a,",
      "\\cite[{a}",
      "\\verb|",
      "\\sqrt{",
      "\\hat a_1^2",
      "\\frac{a}",
      "\\texorpdfstring{",
      "$\\texorpdfstring{a}{$",
      "\\textsuperscript{",
    ];
    for (const unit of units) {
      withoutMarkup(unit.repeat(50_000 / unit.length));
      excerpt(unit.repeat(50_000 / unit.length), 400);
    }
  });
});

describe("a formula in prose", () => {
  it.each([
    [tex`$\mathbb{R}^{n}$`, "ℝⁿ"],
    [tex`$\alpha$-stable, $x \le y$, $10^{-3}$, $90^\circ$, $x_{ij}$`, "α-stable, x ≤ y, 10⁻³, 90°, xᵢⱼ"],
    [tex`$\mathcal{O}(n\log n)$, $\frac{a+b}{2}$, $\sqrt{2}$, $\hat{x}_i$`, "𝒪(n log n), (a+b)/2, √2, x̂ᵢ"],
    [tex`H$_2$O, $^{13}$C, $e^{i\pi}$, $\mathbf{x}^*$, $\lim_{x\to 0}$`, "H₂O, ¹³C, e^(iπ), x*, lim_(x→0)"],
    [tex`a$~$b$\,$c$\phantom{x}$`, "a b c"],
    [tex`$\begin{pmatrix}1&2\end{pmatrix}$ and $\nosuch{x}^{2}$`, tex`$\begin{pmatrix}1&2\end{pmatrix}$ and $\nosuch{x}^{2}$`],
  ])("%j is %j as plain text: Unicode, or its whole source", (source, text) => expect(withoutMarkup(source)).toBe(text));

  it.each([
    [tex`3$\times$3 and $k$-NN and $O(n)$2`, 3],
    [tex`$\alpha $ and $ x_1 $, $1$-$2$, $a$$b$, $$E=mc^2$$, \(a+b\), \[x\]`, 9],
    [tex`$2\times$3 and \begin{equation}x=1\end{equation}`, 2],
    ["GPT-4 at $20 vs $15/month, $5M–$10M, $100K-$1M, $20/$15 and US$5, US$6", 0],
    ["$3 last year and $4 now; $ 5 and $ 6; $20 per month, or 15$", 0],
    [tex`\$5 and \$6`, 0],
  ])("is told from money in %j", (source, count) => expect(formulas(source)).toBe(count));

  it("is drawn on share pictures in signs that their font has", () => {
    expect(drawable(withoutMarkup(tex`$\mathbb{R}^{n}$, $10^{-3}$, $x_1$ and $\alpha$-Łódź`))).toBe(
      "R^n, 10^−3, x_1 and alpha-Łódź",
    );
  });

  it.each([
    [tex`$\sum_{i=1}^{N}\frac{\alpha_i}{1+e^{-x_i}}$`, "∑_(i=1)^N alpha_i/(1+e^(−x_i))"],
    [
      tex`$x_r$, $x_u y_v$, $x_\beta$, $a_{i+1}$, $x_1^2$, $A^\top B$, H$_2$O`,
      "x_r, x_u y_v, x_beta, a_(i+1), x_1^2, A^T B, H_2O",
    ],
    [tex`$x^{n+m}$, $x^{(n)}$, $x^{-1}$, $x^+$`, "x^(n+m), x^(n), x^−1, x^+"],
    [tex`$\prod_i \int f$, $V \otimes W$, $\bigoplus_k V_k$`, "∏_i∫f, V otimes W, oplus_k V_k"],
    [tex`$\forall x \in A \cup B$, $\|x\| \ll 1$, $2\pi\alpha\beta$`, "forall x in A cup B, ||x|| << 1, 2π alpha beta"],
    ["Привет, 5 € und ½", "Привет, 5 € und 1⁄2"],
  ])("%j is drawn with all its signs: %j", (source, drawn) => expect(drawable(withoutMarkup(source))).toBe(drawn));
});

describe("a link in prose", () => {
  it.each([
    [
      "See https://a.b.org/c. (http://a.b/c)",
      [
        ["https://a.b.org/c", "https://a.b.org/c"],
        ["http://a.b/c", "http://a.b/c"],
      ],
    ],
    [
      tex`\href{https://a.org/x\_b}{the code}, \url{https://a.org/~me}`,
      [
        ["the code", "https://a.org/x_b"],
        ["https://a.org/~me", "https://a.org/~me"],
      ],
    ],
    [
      tex`at https://github.com/a/b$\_$c and \url{https://a.org/b$_$c}`,
      [
        ["https://github.com/a/b_c", "https://github.com/a/b_c"],
        ["https://a.org/b_c", "https://a.org/b_c"],
      ],
    ],
    [tex`at https://github.com/a/b\_c.`, [["https://github.com/a/b_c", "https://github.com/a/b_c"]]],
    [
      "at https://x.edu/~me, [text](https://a.b/c)",
      [
        ["https://x.edu/~me", "https://x.edu/~me"],
        ["https://a.b/c", "https://a.b/c"],
      ],
    ],
    ["at https://a.org/b{the code} and \\href{https://a.org/{x}}{y}", [["the code", "https://a.org/b"]]],
    [
      "as arXiv:2407.21783v2, arXiv:hep-th/9901001.",
      [
        ["arXiv:2407.21783v2", "https://arxiv.org/abs/2407.21783v2"],
        ["arXiv:hep-th/9901001", "https://arxiv.org/abs/hep-th/9901001"],
      ],
    ],
    [tex`\href{javascript:alert(1)}{x} \href{data:text/html,x}{y} https://user:pw@a.org/ arXiv:2413.00001 ftp://a.b`, []],
  ])("is found in %j", (source, found) => expect(links(source)).toEqual(found));
});

describe("an excerpt", () => {
  it("is never cut inside of a formula, a command, a link or a character", () => {
    const part = fc.constantFrom(
      tex`$\frac{a}{b} + c$`,
      tex`\'{e}`,
      tex`\textbf{bold words here}`,
      "https://a.org/b/c",
      tex`\href{https://a.org}{a b}`,
      "😀😀😀😀",
      "word",
      " ",
      tex`\cite{a, b}`,
      tex`\texorpdfstring{$\alpha$ and more}{alpha}`,
      tex`\sqrt{s} and \frac{a}{b}`,
      tex`\verb|x y z|`,
    );
    fc.assert(
      fc.property(fc.array(part, { minLength: 5, maxLength: 30 }), fc.integer({ min: 1, max: 200 }), (parts, length) => {
        const whole = parts.join("");
        const { text } = excerpt(whole, length);
        const shown = withoutMarkup(text.replace(/ …$/, ""));
        expect(shown.isWellFormed()).toBe(true);
        expect(shown).not.toMatch(/[\\{}$]/);
        for (const [, href] of links(text)) expect(links(whole).map(([, url]) => url)).toContain(href);
      }),
    );
  });
});
