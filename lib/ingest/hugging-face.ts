import { z } from "zod";
import { findCodeUrl } from "../papers/code-link";
import { type Day, dayOf } from "../papers/day";
import { BOUNDS } from "./bounds";
import {
  arxivId,
  list,
  maybeCount,
  maybeMoment,
  maybeObject,
  maybeText,
  maybeUrl,
  type PaperRecord,
  paperRecord,
  type Rejection,
  reasonOf,
  text,
  texts,
} from "./record";

const name = maybeText(BOUNDS.name);
const named = maybeObject
  .pipe(z.object({ fullname: name, name, user: name }))
  .transform((who) => who.fullname ?? who.name ?? who.user);
const author = maybeObject.pipe(z.object({ name, hidden: z.unknown().optional() }));
const title = text(BOUNDS.title);
const abstract = maybeText(BOUNDS.abstract);

/** One item of `GET /api/daily_papers` (https://huggingface.co/docs/hub/api#papers-api-endpoints). */
const DailyPaper = z.object({
  paper: z.object({
    id: arxivId,
    title: title.optional(),
    summary: abstract,
    authors: list(author, BOUNDS.authors),
    publishedAt: maybeMoment,
    submittedOnDailyAt: maybeMoment,
    submittedOnDailyBy: named,
    upvotes: maybeCount,
    githubRepo: maybeUrl,
    githubStars: maybeCount,
    projectPage: maybeUrl,
    organization: named,
    ai_summary: maybeText(BOUNDS.summary),
    ai_keywords: texts(BOUNDS.keyword, BOUNDS.keywords),
  }),
  title: maybeText(BOUNDS.title),
  summary: abstract,
  publishedAt: maybeMoment,
  numComments: maybeCount,
  thumbnail: maybeUrl,
  submittedBy: named,
  organization: named,
});

/**
 * The papers of one day as Hugging Face answers them.
 * @param day the day asked for; null takes the one that each paper was submitted on
 */
export function parseDailyPapers(
  items: unknown[],
  day: Day | null,
  where: string,
): { records: PaperRecord[]; rejections: Rejection[] } {
  const records: PaperRecord[] = [];
  const rejections: Rejection[] = [];
  for (const [index, item] of items.entries()) {
    const parsed = DailyPaper.safeParse(item);
    if (!parsed.success) {
      rejections.push({ where: `${where}[${index}]`, reason: reasonOf(parsed.error) });
      continue;
    }
    const { paper, ...outer } = parsed.data;
    const title = paper.title ?? outer.title;
    const abstract = paper.summary ?? outer.summary;
    if (!title) {
      rejections.push({ where: `${where}[${index}]`, reason: "the title is missing" });
      continue;
    }
    if (!abstract) {
      rejections.push({ where: `${where}[${index}]`, reason: "the abstract is missing" });
      continue;
    }
    records.push(
      paperRecord({
        source: "hugging-face",
        id: paper.id.id,
        day: day ?? (paper.submittedOnDailyAt && dayOf(paper.submittedOnDailyAt)),
        title,
        abstract,
        authors: paper.authors.flatMap((author) => (author.name && author.hidden !== true ? [author.name] : [])),
        publishedAt: paper.publishedAt ?? outer.publishedAt,
        upvotes: paper.upvotes,
        comments: outer.numComments,
        codeUrl: (paper.githubRepo && findCodeUrl(paper.githubRepo)) ?? findCodeUrl(abstract),
        codeStars: paper.githubStars,
        projectUrl: paper.projectPage,
        thumbnailUrl: outer.thumbnail,
        organization: paper.organization ?? outer.organization,
        submitter: paper.submittedOnDailyBy ?? outer.submittedBy,
        aiSummary: paper.ai_summary,
        aiKeywords: paper.ai_keywords.slice(0, 20),
      }),
    );
  }
  return { records, rejections };
}
