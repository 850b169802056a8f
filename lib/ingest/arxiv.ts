import { XMLParser, XMLValidator } from "fast-xml-parser";
import { z } from "zod";
import { UserError } from "../errors";
import { findArxivId } from "../papers/arxiv-id";
import { findCodeUrl } from "../papers/code-link";
import { maybeMoment, maybeText, type PaperRecord, paperRecord, type Rejection, reasonOf, text } from "./record";

/** arXiv answered with its error feed: what it said of the query. */
export class ArxivError extends UserError {}

const LISTS = new Set(["entry", "author", "category", "link"]);
const parser = new XMLParser({
  ignoreAttributes: false,
  attributeNamePrefix: "@",
  parseTagValue: false,
  processEntities: { enabled: true, maxTotalExpansions: 1_000_000 } as never,
  htmlEntities: false,
  isArray: (name) => LISTS.has(name),
});

const Entry = z.object({
  id: text,
  title: text,
  summary: text,
  published: maybeMoment,
  updated: maybeMoment,
  author: z.array(z.object({ name: maybeText }).catch({ name: null })).default([]),
  category: z.array(z.object({ "@term": maybeText })).default([]),
  "arxiv:primary_category": z.object({ "@term": maybeText }).optional(),
  "arxiv:comment": maybeText,
  "arxiv:journal_ref": maybeText,
  "arxiv:doi": maybeText,
});

const Feed = z.object({ feed: z.object({ entry: z.array(z.unknown()).default([]) }) });

/** Whether a text is an Atom feed at all. */
export function looksLikeAtom(body: string): boolean {
  return /^\uFEFF?\s*</.test(body) && /<feed[\s>]/.test(body.slice(0, 2000));
}

/**
 * The papers of an answer of arXiv's query API (https://info.arxiv.org/help/api/user-manual.html, section 3.3).
 * An empty feed gives no records.
 * @throws ArxivError where it is the error feed, UserError where it is no Atom at all
 */
export function parseAtom(body: string, where: string): { records: PaperRecord[]; rejections: Rejection[] } {
  const valid = XMLValidator.validate(body);
  const feed = valid === true ? Feed.safeParse(parser.parse(body)) : null;
  if (!feed?.success) throw new UserError(`${where} is not an Atom feed`);
  const records: PaperRecord[] = [];
  const rejections: Rejection[] = [];
  for (const [index, raw] of feed.data.feed.entry.entries()) {
    const parsed = Entry.safeParse(raw);
    const at = `${where}[${index}]`;
    if (!parsed.success) {
      rejections.push({ where: at, reason: reasonOf(parsed.error) });
      continue;
    }
    const entry = parsed.data;
    if (/arxiv\.org\/api\/errors/.test(entry.id)) throw new ArxivError(`arXiv: ${entry.summary}`);
    const id = findArxivId(entry.id);
    if (!id) {
      rejections.push({ where: at, reason: `"${entry.id.slice(0, 80)}" is no arXiv identifier` });
      continue;
    }
    const primary = entry["arxiv:primary_category"]?.["@term"];
    const terms = entry.category.flatMap((c) => c["@term"] ?? []);
    records.push(
      paperRecord({
        source: "arxiv",
        id: id.id,
        title: entry.title,
        abstract: entry.summary,
        authors: entry.author.flatMap((author) => author.name ?? []),
        publishedAt: entry.published,
        revisedAt: entry.updated,
        version: id.version,
        categories: [...new Set(primary ? [primary, ...terms] : terms)],
        comment: entry["arxiv:comment"],
        journalRef: entry["arxiv:journal_ref"],
        doi: entry["arxiv:doi"],
        codeUrl: findCodeUrl(entry.summary) ?? findCodeUrl(entry["arxiv:comment"] ?? ""),
      }),
    );
  }
  return { records, rejections };
}
