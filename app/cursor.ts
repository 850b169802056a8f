import { z } from "zod";
import { parseDay } from "@/lib/papers/day";
import type { FeedCursor } from "@/lib/papers/feed";
import type { TrendingCursor } from "@/lib/papers/trending";

// A place in a list, as the end of an address: after/DAY/VOTES/ID in feeds, after/SCORE/ID in trending. An id may hold a slash.

const Feed = z.tuple([
  z.literal("after"),
  z.string().refine((day) => parseDay(day)),
  z.coerce.number().int().min(0).max(2_147_483_647),
  z.string().min(1).max(200),
]);
const Trending = z.tuple([z.literal("after"), z.coerce.number().min(-1e9).max(1e9), z.string().min(1).max(200)]);

const decode = (path: string[]) =>
  path.map((part) => {
    try {
      return decodeURIComponent(part);
    } catch {
      return part;
    }
  });
const joinId = (path: string[], at: number) => [...path.slice(0, at), ...(path.length > at ? [path.slice(at).join("/")] : [])];

/** The cursor that a feed's address ends with; undefined where it has none, null where it is malformed. */
export function readFeedCursor(path: string[]): FeedCursor | undefined | null {
  if (path.length === 0) return undefined;
  const parsed = Feed.safeParse(joinId(decode(path), 3));
  return parsed.success ? { day: parsed.data[1], upvotes: parsed.data[2], id: parsed.data[3] } : null;
}

/** As readFeedCursor, for the trending list. */
export function readTrendingCursor(path: string[]): TrendingCursor | undefined | null {
  if (path.length === 0) return undefined;
  const parsed = Trending.safeParse(joinId(decode(path), 2));
  return parsed.success ? { score: parsed.data[1], id: parsed.data[2] } : null;
}

export function feedHref(base: string, cursor: FeedCursor | null): string | null {
  return cursor && `${base}/after/${cursor.day}/${cursor.upvotes}/${cursor.id}`;
}

export function trendingHref(cursor: TrendingCursor | null): string | null {
  return cursor && `/papers/trending/after/${cursor.score}/${cursor.id}`;
}
