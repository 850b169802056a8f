import { z } from "zod";
import { findCodeUrl } from "../papers/code-link";
import { BOUNDS } from "./bounds";
import { maybeObject, maybeText, type PaperRecord, paperRecord, text, texts } from "./record";

const value = <T extends z.ZodType>(type: T) => z.object({ value: type });
const moment = z
  .unknown()
  .optional()
  .transform((ms) => (typeof ms === "number" && ms > 0 && ms < 7_258_118_400_000 ? new Date(ms) : null));

/** An answer of `GET /notes?id=` of OpenReview's API 2 (docs.openreview.net/reference/api-v2). */
const Notes = z.object({
  notes: z.array(
    z.object({
      id: text(BOUNDS.id),
      pdate: moment,
      odate: moment,
      cdate: moment,
      content: z.object({
        title: value(text(BOUNDS.title)),
        abstract: value(text(BOUNDS.abstract)),
        authors: maybeObject.pipe(value(texts(BOUNDS.name, BOUNDS.authors))),
        venue: maybeObject.pipe(value(maybeText(BOUNDS.journalRef))),
        keywords: maybeObject.pipe(value(texts(BOUNDS.keyword, BOUNDS.keywords))),
      }),
    }),
  ),
});

/**
 * The paper in OpenReview's answer; null where it has none that can be read.
 * @throws SyntaxError where the answer is no JSON
 */
export function parseOpenReview(body: string): PaperRecord | null {
  const answer: unknown = JSON.parse(body);
  const note = Notes.safeParse(answer).data?.notes[0];
  if (!note) return null;
  const { title, abstract, authors, venue, keywords } = note.content;
  return paperRecord({
    source: "openreview",
    id: `openreview/${note.id}`,
    title: title.value,
    abstract: abstract.value,
    authors: authors.value,
    publishedAt: note.pdate ?? note.odate ?? note.cdate,
    journalRef: venue.value,
    aiKeywords: keywords.value.slice(0, 20),
    codeUrl: findCodeUrl(abstract.value),
  });
}
