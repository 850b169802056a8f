import { typeset } from "@/lib/papers/latex";

/** A title or an abstract with its formulas typeset; with its links where `links` is given, so not inside of another link. */
export function Tex({ children, links = false }: { children: string; links?: boolean }) {
  return typeset(children).map((segment, index) => {
    if ("mathml" in segment) {
      // biome-ignore lint/security/noDangerouslySetInnerHtml: MathML made by KaTeX and confined by lib/papers/mathml.ts
      // biome-ignore lint/suspicious/noArrayIndexKey: the segments of a text never change places
      return <span key={index} dangerouslySetInnerHTML={{ __html: segment.mathml }} />;
    }
    if (!links || !segment.href) return segment.text;
    return (
      // biome-ignore lint/suspicious/noArrayIndexKey: the segments of a text never change places
      <a key={index} href={segment.href} rel="nofollow noopener" className="link">
        {segment.text}
      </a>
    );
  });
}
