import { findArxivId } from "@/lib/papers/arxiv-id";

/**
 * The paper that an address asks for: what was written, and the canonical id it means, which differ for `2407.21783v2` or a
 * pasted URL. What is no arXiv identifier is taken for the slug of a paper without one.
 */
export function requestedId(path: string[]): { asked: string; id: string } {
  const asked = path
    .map((part) => {
      try {
        return decodeURIComponent(part);
      } catch {
        return part;
      }
    })
    .join("/");
  return { asked, id: findArxivId(asked)?.id ?? asked };
}
