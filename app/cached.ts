import { revalidateTag, unstable_cache } from "next/cache";

/** The tag of every page made from papers; /api/revalidate marks it stale, and the old page is shown while the new one is made. */
export const PAPERS_TAG = "papers";
// What is under these is made anew before anybody gets it. They are tags of their own, since of two marks on a tag the last counts.
const LISTS_NOW = "lists now";
const tagOf = (id: string) => `paper ${id.slice(0, 200)}`; // no id is longer, but an address may be, and Next takes no such tag

/**
 * Puts the page that is being rendered under PAPERS_TAG, and under the tag of the paper that it is about, if any. What is kept is
 * the page itself, whole; its data is not kept a second time. An hour of age refreshes it too: "Jun 12" becomes "Jun 12, 2025" when
 * the year turns.
 */
export function cachedWithPapers(paperId?: string): Promise<boolean> {
  const tags = [PAPERS_TAG, paperId === undefined ? LISTS_NOW : tagOf(paperId)];
  return unstable_cache(async () => true, tags, { tags, revalidate: 3600 })();
}

/**
 * After a change to papers: their pages are rendered anew before anybody gets them, all others behind the next who asks.
 * @param next where a form without a script leads, whose sender sees there what they did: that page and lists are made anew first, too
 */
export function refreshPapers(ids: string[], next?: string): void {
  if (ids.length === 0) return;
  for (const id of ids) revalidateTag(tagOf(id), { expire: 0 });
  if (next !== undefined) {
    const [, onPageOf] = next.match(/^\/papers\/([^?#]+)/) ?? [];
    if (onPageOf) revalidateTag(tagOf(onPageOf), { expire: 0 });
    revalidateTag(LISTS_NOW, { expire: 0 });
  }
  revalidateTag(PAPERS_TAG, "max");
}
