import { z } from "zod";
import { parseArxivId } from "../papers/arxiv-id";

/** Text as it may be stored: no NUL, no half of a surrogate pair (PostgreSQL takes neither), white space folded. */
export function cleanText(text: string): string {
  return text.replaceAll("\0", "").toWellFormed().replace(/\s+/g, " ").trim();
}

/** Text that must be there. */
export const text = z.string().transform(cleanText).pipe(z.string().min(1));
/** Text that may be missing, null, empty or not text at all; then null. */
export const maybeText = z
  .unknown()
  .optional()
  .transform((value) => (typeof value === "string" && cleanText(value)) || null);
/** An http(s) URL; anything else is null, so that no other scheme ever becomes a link. */
export const maybeUrl = maybeText.transform((value) => {
  if (!value || value.length > 2000 || !URL.canParse(value)) return null;
  const url = new URL(value);
  return url.protocol === "https:" || url.protocol === "http:" ? url.href : null;
});
/** A count; missing or senseless ones are null. */
export const maybeCount = z
  .unknown()
  .optional()
  .transform((value) => {
    const number = typeof value === "number" ? Math.trunc(value) : Number.NaN;
    return number >= 0 && number <= 2_147_483_647 ? number : null;
  });
/** A moment; one that does not parse is null. */
export const maybeMoment = z
  .unknown()
  .optional()
  .transform((value) => {
    const date = typeof value === "string" ? new Date(value) : null;
    return date && !Number.isNaN(date.getTime()) && date.getUTCFullYear() >= 1900 && date.getUTCFullYear() < 2200 ? date : null;
  });
/** An arXiv identifier, canonical. */
export const arxivId = z.string().transform((value, context) => {
  const parsed = parseArxivId(value);
  if (parsed) return parsed;
  context.addIssue({ code: "custom", message: `"${cleanText(value).slice(0, 60)}" is no arXiv identifier` });
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

/** A record that could not be taken, where it stood and why. */
export type Rejection = { where: string; reason: string };

/** The first thing that a failed parse complains of, for people. */
export function reasonOf(error: z.ZodError): string {
  const issue = error.issues[0];
  const path = issue?.path.join(".");
  return path ? `${path}: ${issue?.message}` : (issue?.message ?? "not a paper");
}
