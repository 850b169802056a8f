import { typeset } from "@/lib/papers/latex";

/** A title or an abstract with its formulas typeset. */
export function Tex({ children }: { children: string }) {
  return typeset(children).map((segment, index) =>
    "text" in segment ? (
      segment.text
    ) : (
      // biome-ignore lint/security/noDangerouslySetInnerHtml: MathML made by KaTeX with trust: false; see lib/papers/latex.ts
      // biome-ignore lint/suspicious/noArrayIndexKey: the segments of a text never change places
      <span key={index} dangerouslySetInnerHTML={{ __html: segment.mathml }} />
    ),
  );
}
