import { unstable_cache } from "next/cache";

/** The tag of every page made from papers; /api/revalidate marks it stale. */
export const PAPERS_TAG = "papers";

/**
 * Puts the page that is being rendered under PAPERS_TAG. What is kept is the page itself, whole; its data is not kept a second
 * time. An hour of age refreshes it too: "Jun 12" becomes "Jun 12, 2025" when the year turns.
 */
export const cachedWithPapers = unstable_cache(async () => true, ["papers"], { tags: [PAPERS_TAG], revalidate: 3600 });
