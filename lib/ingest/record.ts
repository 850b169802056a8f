import { z } from "zod";
import { parseArxivId } from "../papers/arxiv-id";
import { hasVisible } from "../visible";
import { BOUNDS } from "./bounds";

/** Text as it may be stored: no NUL, no half of a surrogate pair (PostgreSQL takes neither), white space folded. */
function cleanText(text: string): string {
  return text.replaceAll("\0", "").toWellFormed().replace(/\s+/g, " ").trim();
}

const beyond = (most: number, what = "characters") => `has more than ${most.toLocaleString("en-US")} ${what}`;

/** Text that must be there, of at most `most` characters. */
export const text = (most: number) =>
  z
    .string("is missing")
    .transform(cleanText)
    .pipe(z.string().min(1, "is empty").max(most, beyond(most)).refine(hasVisible, "has nothing to see"));
/** Text of at most `most` characters that may be missing, null, empty or not text at all; then null. */
export const maybeText = (most: number) =>
  z
    .unknown()
    .optional()
    .transform((value) => (typeof value === "string" && cleanText(value)) || null)
    .pipe(z.string().max(most, beyond(most)).nullable());
/** A list of at most `most` items; what is no list is an empty one. */
export const list = <T extends z.ZodType>(item: T, most: number) =>
  z
    .unknown()
    .optional()
    .transform((value): unknown[] => (Array.isArray(value) ? value : []))
    .pipe(z.array(z.unknown()).max(most, beyond(most, "entries")))
    .pipe(z.array(item));
/** A list of texts; what is in it and no text is left out. */
export const texts = (each: number, most: number) =>
  list(maybeText(each), most).transform((found) => found.flatMap((one) => one ?? []));
/** An object; anything else is one without fields. */
export const maybeObject = z
  .unknown()
  .optional()
  .transform((value) => (value && typeof value === "object" ? value : {}));
/** An http(s) URL; anything else, or one that is too long, is null, so that no other scheme ever becomes a link. */
export const maybeUrl = z
  .unknown()
  .optional()
  .transform((value) => {
    const given = typeof value === "string" && value.length <= BOUNDS.url ? cleanText(value) : "";
    if (!URL.canParse(given)) return null;
    const { protocol, href } = new URL(given);
    return (protocol === "https:" || protocol === "http:") && href.length <= BOUNDS.url ? href : null;
  });
/** A count; missing or senseless ones are null. */
export const maybeCount = z
  .unknown()
  .optional()
  .transform((value) => {
    const number = typeof value === "number" ? Math.trunc(value) : Number.NaN;
    return number >= 0 && number <= BOUNDS.count ? number : null;
  });
/** A moment; one that does not parse is null. */
export const maybeMoment = z
  .unknown()
  .optional()
  .transform((value) => {
    const date = typeof value === "string" && value.length <= 100 ? new Date(value) : null;
    return date && !Number.isNaN(date.getTime()) && date.getUTCFullYear() >= 1900 && date.getUTCFullYear() < 2200 ? date : null;
  });
/** An arXiv identifier, canonical. */
export const arxivId = z.string("is missing").transform((value, context) => {
  const parsed = value.length <= BOUNDS.id ? parseArxivId(value) : null;
  if (parsed) return parsed;
  context.addIssue({ code: "custom", message: `"${cleanText(value.slice(0, 60))}" is no arXiv identifier` });
  return z.NEVER;
});

/** One paper as a source tells it. Null, or an empty list, means that the source does not know. */
export type PaperRecord = {
  source: "hugging-face" | "arxiv" | "openreview" | "member" | "sample";
  id: string;
  /** The day that features it, `YYYY-MM-DD`, where the source features papers. */
  day: string | null;
  title: string;
  abstract: string;
  authors: string[];
  authorCount: number | null;
  publishedAt: Date | null;
  revisedAt: Date | null;
  version: number | null;
  categories: string[];
  comment: string | null;
  journalRef: string | null;
  doi: string | null;
  upvotes: number | null;
  comments: number | null;
  codeUrl: string | null;
  codeStars: number | null;
  projectUrl: string | null;
  thumbnailUrl: string | null;
  organization: string | null;
  submitter: string | null;
  aiSummary: string | null;
  aiKeywords: string[];
};

/** A record that knows nothing but what is given. */
export function paperRecord(
  known: Pick<PaperRecord, "source" | "id" | "title" | "abstract"> & Partial<PaperRecord>,
): PaperRecord {
  return {
    day: null,
    authors: [],
    authorCount: known.authors?.length || null,
    publishedAt: null,
    revisedAt: null,
    version: null,
    categories: [],
    comment: null,
    journalRef: null,
    doi: null,
    upvotes: null,
    comments: null,
    codeUrl: null,
    codeStars: null,
    projectUrl: null,
    thumbnailUrl: null,
    organization: null,
    submitter: null,
    aiSummary: null,
    aiKeywords: [],
    ...known,
  };
}

/** A record that could not be taken: where it stood, why, and the paper's id where that is known. */
export type Rejection = { where: string; reason: string; id?: string };

/** The first thing that a failed parse complains of, for people. */
export function reasonOf(error: z.ZodError): string {
  const issue = error.issues[0];
  const path = issue?.path.join(".");
  return path ? `${path}: ${issue?.message}` : (issue?.message ?? "not a paper");
}
