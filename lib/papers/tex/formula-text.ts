import { XMLParser } from "fast-xml-parser";
import { budgetOfText, toMathml } from "../formula";
import { subscript, superscript, variant, withSign } from "./unicode-math";

type Node = Record<string, Node[]> & { "#text"?: string; ":@"?: Record<string, string> };

const parser = new XMLParser({
  preserveOrder: true,
  trimValues: false,
  ignoreAttributes: false,
  attributeNamePrefix: "",
  parseTagValue: false,
});

/** What cannot stand on one line. */
class TwoDimensional extends Error {}

/** Begins a word: an invisible separator, which no formula of KaTeX has. */
const WORD = "\u2063";
const RELATION = /^[=<>≤≥≠≈≡∼≃≅≲≳≪≫∝∈∉∋⊂⊆⊃⊇→←↔⇒⇐⇔↦⟶⟹⟺⟼∣≺≻⪯⪰≜≔∧∨⊢⊨]$/u;

/** A part of a formula that stands beside others: in parentheses where it is more than one letter or number. */
const single = (text: string) => (/^(?:[\p{L}\p{M}∞]+|[\d.]+|\(.*\)|√\w)$/u.test(text) ? text : `(${text})`);

function textOf(node: Node): string {
  const name = Object.keys(node).find((key) => key !== ":@") ?? "";
  if (name === "#text") return node["#text"] ?? "";
  const attributes = node[":@"] ?? {};
  const children = node[name] ?? [];
  const part = (at: number) => textOf(children[at] as Node).replace(/\u2061$/, "");
  const inside = () => children.map(textOf).join("");
  switch (name) {
    case "mi":
      // A name, such as "log", is a word of its own.
      return (inside().length > 1 ? WORD : "") + variant(inside(), attributes.mathvariant);
    case "mn":
    case "mtext":
      return variant(inside().replace(/\s/g, " "), attributes.mathvariant);
    case "mo":
      return RELATION.test(inside()) ? ` ${inside()} ` : inside();
    case "mspace":
      return Number.parseFloat(attributes.width ?? "0") > 0.2 ? " " : "";
    case "msup":
    case "mover":
      return withSign(part(0), part(1)) ?? part(0) + superscript(part(1));
    case "msub":
    case "munder":
      return withSign(part(0), part(1)) ?? part(0) + subscript(part(1));
    case "msubsup":
    case "munderover":
      return part(0) + subscript(part(1)) + superscript(part(2));
    case "mfrac":
      if (attributes.linethickness) throw new TwoDimensional();
      return `${single(part(0))}/${single(part(1))}`;
    case "msqrt":
      return `√${single(inside())}`;
    case "mroot":
      return `${superscript(part(1)).replace(/^\^/, "")}√${single(part(0))}`;
    case "mphantom":
      return "";
    case "math":
    case "semantics":
    case "mrow":
    case "mstyle":
    case "mpadded":
    case "menclose":
      return inside();
    default:
      throw new TwoDimensional(name);
  }
}

/**
 * A formula as a line of Unicode: `\mathbb{R}^{n}` is "ℝⁿ", `\frac{a}{b}` is "a/b". KaTeX reads it; its MathML is written out
 * (https://www.unicode.org/notes/tn28/ shows what such text may look like).
 * @param budget what the formulas of one text may take together
 * @returns null where KaTeX does not know it, or it needs more than one line, as a matrix does
 */
export function formulaText(tex: string, budget = budgetOfText()): string | null {
  const mathml = toMathml(tex, budget);
  if (mathml === null) return null;
  try {
    const text = (parser.parse(mathml) as Node[]).map(textOf).join("");
    const line = text
      .replace(/\u2061(?=[([{])/g, "")
      .replace(/\u2061/g, " ")
      .replace(/(?<=[\p{L}\p{N})])\u2063/gu, " ")
      .replace(/[\u2062\u2063\u200b]/g, "")
      .replace(/ +/g, " ");
    return line.trim() || line;
  } catch (error) {
    if (error instanceof TwoDimensional) return null;
    throw error;
  }
}
