import { z } from "zod";
import { parseDay } from "@/lib/papers/day";
import type { FeedCursor } from "@/lib/papers/feed";
import type { TrendingCursor } from "@/lib/papers/trending";

// A place in a list, as the end of an address: after/DAY/VOTES/~TITLEKEY/ID in feeds, after/SCORE/ID in trending. An id may hold a
// slash. The title key is base64url, as a title may hold anything; addresses of old do not have it.

const Feed = z.tuple([
  z.literal("after"),
  z.string().refine((day) => parseDay(day)),
  z.coerce.number().int().min(0).max(2_147_483_647),
  z
    .string()
    .transform((part) => (part === "" ? undefined : Buffer.from(part.slice(1), "base64url").toString()))
    .pipe(
      z
        .string()
        .max(400)
        .regex(/^[^\0]*$/)
        .optional(),
    ),
  z.string().min(1).max(200),
]);
const Trending = z.tuple([z.literal("after"), z.coerce.number().min(-1e9).max(1e9), z.string().min(1).max(200)]);

const decode = (path: string[]) => path.map(decodeURIComponent); // the door lets none pass that cannot be decoded
const joinId = (path: string[], at: number) => [...path.slice(0, at), ...(path.length > at ? [path.slice(at).join("/")] : [])];

/** The cursor that a feed's address ends with; undefined where it has none, null where it is malformed. */
export function readFeedCursor(path: string[]): FeedCursor | undefined | null {
  if (path.length === 0) return undefined;
  const parts = decode(path);
  const keyed = parts[3]?.startsWith("~") ? parts : [...parts.slice(0, 3), "", ...parts.slice(3)];
  const parsed = Feed.safeParse(joinId(keyed, 4));
  if (!parsed.success) return null;
  const [, day, upvotes, titleKey, id] = parsed.data;
  return { day, upvotes, titleKey, id };
}

/** As readFeedCursor, for the trending list. */
export function readTrendingCursor(path: string[]): TrendingCursor | undefined | null {
  if (path.length === 0) return undefined;
  const parsed = Trending.safeParse(joinId(decode(path), 2));
  return parsed.success ? { score: parsed.data[1], id: parsed.data[2] } : null;
}

export function feedHref(base: string, cursor: FeedCursor | null): string | null {
  if (!cursor) return null;
  const { day, upvotes, titleKey, id } = cursor;
  const key = titleKey === undefined ? "" : `~${Buffer.from(titleKey).toString("base64url")}/`;
  return `${base}/after/${day}/${upvotes}/${key}${id}`;
}

export function trendingHref(cursor: TrendingCursor | null): string | null {
  return cursor && `/papers/trending/after/${cursor.score}/${cursor.id}`;
}
