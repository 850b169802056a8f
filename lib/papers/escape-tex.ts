const ESCAPED: Record<string, string> = {
  "\\": "\\textbackslash{}",
  "{": "\\textbraceleft{}",
  "}": "\\textbraceright{}",
  "~": "\\textasciitilde{}",
  "^": "\\textasciicircum{}",
  "\u00a0": "~",
  "\u2028": " ",
  "\u2029": " ",
};

/**
 * Plain text as TeX that prints it; letters stay as they are, in UTF-8, as biber and BibTeX's successors read them. Braces get
 * names, since BibTeX counts escaped ones too (https://www.bibtex.org/SpecialSymbols).
 */
export function escapeTex(text: string): string {
  return text.replace(/[\\{}~^\u00a0\u2028\u2029]/g, (sign) => ESCAPED[sign] as string).replace(/[%&#_$]/g, "\\$&");
}
