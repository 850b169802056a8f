const decodeOnce = (text: string) => {
  if (!/%[\da-f]{2}/i.test(text)) return text;
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
};

/**
 * What somebody pasted, without what was copied along with it: signs that nobody sees, full-width letters, typographic dashes,
 * percent-encoding, the brackets of Markdown, TeX and mail around an address, and the end of a sentence.
 */
export function unwrapPasted(pasted: string): string {
  const plain = decodeOnce(pasted.slice(0, 4000))
    .replace(/\p{Cf}/gu, "")
    .normalize("NFKC")
    .replace(/[\u2010-\u2015\u2212]/g, "-")
    .replace(/[\u2044\u2215]/g, "/")
    .replace(/[\s\p{Cc}]+/gu, " ")
    .trim()
    .slice(0, 2000);
  const link = /^!?\[[^\]]*\]\(\s*<?([^\s<>]+?)>?\s*\)/.exec(plain)?.[1] ?? /^\\(?:url|href)\{([^{}]+)\}/.exec(plain)?.[1];
  return (link ?? plain).replace(/^[\s<([{"'“”‘’«`《〈「『【]+/, "").replace(/[\s.,;:!?>)\]}"'“”‘’»`。、》〉」』】]+$/, "");
}
