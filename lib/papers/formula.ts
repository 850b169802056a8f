import katex from "katex";

/** One formula as MathML; null where KaTeX cannot parse it. Browsers draw it themselves, so a page needs no sheet and no fonts. */
export function toMathml(tex: string, displayMode = false): string | null {
  try {
    const html = katex.renderToString(tex, {
      output: "mathml",
      displayMode,
      throwOnError: true,
      trust: false,
      strict: "ignore",
      maxExpand: 200,
      maxSize: 20,
    });
    return html.replace(/<annotation[^>]*>[^<]*<\/annotation>/, "").replace(/^<span class="katex">|<\/span>$/g, "");
  } catch {
    return null;
  }
}
