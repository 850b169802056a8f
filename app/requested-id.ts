import { findArxivId } from "@/lib/papers/arxiv-id";

export type RequestedId = { asked: string; id: string };

/**
 * The paper that an address asks for: what was written, and the canonical id it means, which differ for `2407.21783v2` or a
 * pasted URL. What is no arXiv identifier is taken for the slug of a paper without one.
 */
export function idIn(asked: string): RequestedId {
  return { asked, id: findArxivId(asked)?.id ?? asked };
}

/** As idIn, from the parts of an address, still encoded; the door lets none pass that cannot be decoded. */
export function requestedId(path: string[]): RequestedId {
  return idIn(path.map(decodeURIComponent).join("/"));
}
