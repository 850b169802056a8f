import { findArxivId } from "../papers/arxiv-id";
import { unwrapPasted } from "../papers/unwrap-pasted";

/** A paper as somebody may name it: at arXiv, or at OpenReview. Only the id is used; a pasted URL is never fetched. */
export type Named = { source: "arxiv"; id: string } | { source: "openreview"; id: string };

const OPENREVIEW =
  /^(?:https?:?\/*)?(?:www\.|api2?\.)?openreview\.net\/+(?:forum|pdf|attachment|revisions)\?(?:[^#]*&)?id=([\w-]{5,40})(?:[&#]|$)/i;

/**
 * Reads what somebody pastes: an arXiv id, or the URL of a paper at arXiv, alphaXiv, Hugging Face, doi.org or OpenReview.
 * @returns null where it is none of these
 */
export function parsePasted(text: string): Named | null {
  const pasted = unwrapPasted(text);
  const arxiv = findArxivId(pasted);
  if (arxiv) return { source: "arxiv", id: arxiv.id };
  const openreview = OPENREVIEW.exec(pasted)?.[1] ?? /^openreview\/([\w-]{5,40})$/.exec(pasted)?.[1];
  return openreview ? { source: "openreview", id: openreview } : null;
}

/** The id that a paper has, or will have, on this site. */
export function paperIdOf({ source, id }: Named): string {
  return source === "arxiv" ? id : `openreview/${id}`;
}
