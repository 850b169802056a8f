/** Elements of one formula, and how deep they may be nested, at most. */
export const MAX_NODES = 1000;
const MAX_DEPTH = 40;

const ELEMENTS = new Set(
  (
    "math semantics mrow mi mn mo mtext mspace msub msup msubsup munder mover munderover mfrac msqrt mroot " +
    "mtable mtr mtd mlabeledtr mstyle mpadded mphantom menclose"
  ).split(" "),
);

const yesOrNo = /^(?:true|false)$/;
const words = /^[a-z -]+$/;
const upToTenEm = /^\d(?:\.\d+)?em$/;

// What may be said of an element, and how. It cannot leave its place (voffset, a negative width, a height of nothing), be drawn over
// others (colours, backgrounds, borders, thick lines) or be larger than the text around it.
const ATTRIBUTES: Record<string, RegExp> = {
  xmlns: /^http:\/\/www\.w3\.org\/1998\/Math\/MathML$/,
  display: /^block$/,
  mathvariant: words,
  mathsize: /^(?:0\.\d+|1)em$/,
  displaystyle: yesOrNo,
  scriptlevel: /^\d$/,
  fence: yesOrNo,
  separator: yesOrNo,
  stretchy: yesOrNo,
  largeop: yesOrNo,
  accent: yesOrNo,
  accentunder: yesOrNo,
  lspace: /^0(?:\.\d+)?em$/,
  rspace: /^0(?:\.\d+)?em$/,
  minsize: /^[0-3](?:\.\d+)?em$/,
  maxsize: /^[0-3](?:\.\d+)?em$/,
  linethickness: /^0px$/,
  width: upToTenEm,
  rowspacing: upToTenEm,
  columnspacing: /^[\d. em]+$/,
  columnalign: words,
  columnlines: words,
  rowlines: words,
  notation: words,
};

// What is not seen cannot hide anything: a phantom may have no width, or no height.
const OF_PHANTOM: Record<string, RegExp> = { width: /^0px$/, height: /^0px$/, depth: /^0px$/ };

function keep(attributes: string, allowed: Record<string, RegExp>): string {
  const all = [...attributes.matchAll(/([a-z]+)="([^"]*)"/g)];
  return all.map(([, name = "", value = ""]) => (allowed[name]?.test(value) ? ` ${name}="${value}"` : "")).join("");
}

/**
 * Takes from MathML, as KaTeX writes it, all but the elements and attributes that are known to keep a formula in its place.
 * @returns the MathML without the TeX it was made from, and the number of its elements; null where one is not known, where there are
 *   more than a thousand, or where they are nested deeper than forty
 */
export function confine(mathml: string): { mathml: string; nodes: number } | null {
  let nodes = 0;
  let depth = 0;
  let deepest = 0;
  let known = true;
  const source = mathml.replace(/<annotation[^>]*>[^<]*<\/annotation>/, "");
  const confined = source.replace(/<(\/?)([a-z]+)([^>]*?)(\/?)>/g, (tag, end, name, attributes, empty, at) => {
    if (end) depth--;
    else {
      nodes++;
      if (!empty) deepest = Math.max(deepest, ++depth);
      known &&= ELEMENTS.has(name);
    }
    const ofPhantom = name === "mpadded" && source.startsWith("<mphantom>", at + tag.length);
    return `<${end}${name}${keep(attributes, name !== "mpadded" ? ATTRIBUTES : ofPhantom ? OF_PHANTOM : {})}${empty}>`;
  });
  return known && nodes <= MAX_NODES && deepest <= MAX_DEPTH ? { mathml: confined, nodes } : null;
}
