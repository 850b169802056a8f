import type { Cursor } from "@/lib/cursor";
import type { Period } from "@/lib/papers/day";
import { findPapers } from "@/lib/papers/find-papers";

export const latestFeed = (after?: Cursor) => findPapers({ of: { kind: "featured" }, after });
export const trendingFeed = (after?: Cursor) => findPapers({ of: { kind: "featured" }, order: "trending", after });
export const periodFeed = (period: Period, after?: Cursor) => findPapers({ of: period, after });
export const searchPapers = async (words: string) => (await findPapers({ of: { kind: "store" }, words })).cards;
