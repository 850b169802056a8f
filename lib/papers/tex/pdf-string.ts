const ARGUMENT = String.raw`\{((?:[^{}]|\{(?:[^{}]|\{[^{}]{0,200}\}){0,200}\}){0,400})\}`;
const PDF_STRING = new RegExp(String.raw`\\texorpdfstring\s{0,9}${ARGUMENT}\s{0,9}${ARGUMENT}`, "g");

/** A formula with the first argument of \texorpdfstring, which is its TeX; the second is for the outline of a PDF (hyperref, 4.1.2). */
export const withoutPdfString = (tex: string): string =>
  tex.includes("\\texorpdfstring") ? tex.replace(PDF_STRING, "{$1}") : tex;
