import { createHash } from "node:crypto";
import { findArxivId } from "./arxiv-id";
import { withoutMarkup } from "./latex";

/** The longest slug, in characters. */
const LONGEST = 80;

/** Slugs that are addresses of pages: beside the papers (/papers/trending), and beside the curators' (/curate/papers/open). */
const OF_PAGES = new Set(["trending", "date", "week", "month", "open", "openreview"]);
/** What looks like the end of an identifier with its version. */
const VERSION = /^\d{4,7}v\d+$/;
const isTaken = (slug: string) => OF_PAGES.has(slug) || VERSION.test(slug) || findArxivId(slug) !== null;

// Letters that Unicode does not take apart into one of a to z and a mark.
const LATIN: Record<string, string> = { æ: "ae", œ: "oe", ø: "o", đ: "d", ð: "d", ł: "l", ß: "ss", þ: "th", ı: "i", ŋ: "ng" };

/**
 * A title as an address: lower-case words of a to z joined by hyphens, at most 80 characters, and never that of a page of the
 * site. A title that has no such letters is told from others by a hash.
 */
export function slugify(title: string): string {
  const words = withoutMarkup(title)
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[æœøđðłßþıŋ]/g, (letter) => LATIN[letter] as string)
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+/, "")
    .slice(0, LONGEST)
    .replace(/-+$/, "");
  if (!words) return `paper-${createHash("sha256").update(title).digest("hex").slice(0, 10)}`;
  return isTaken(words) ? `paper-${words}` : words;
}
