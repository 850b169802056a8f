import { XMLParser, XMLValidator } from "fast-xml-parser";
import { z } from "zod";
import { UserError } from "../errors";
import { findArxivId } from "../papers/arxiv-id";
import { findCodeUrl } from "../papers/code-link";
import { BOUNDS } from "./bounds";
import {
  list,
  maybeMoment,
  maybeObject,
  maybeText,
  type PaperRecord,
  paperRecord,
  type Rejection,
  reasonOf,
  text,
} from "./record";

/** arXiv answered with its error feed: what it said of the query. */
export class ArxivError extends UserError {}

const LISTS = new Set(["entry", "author", "category", "link"]);
const parser = new XMLParser({
  ignoreAttributes: false,
  attributeNamePrefix: "@",
  parseTagValue: false,
  // A million would take more than a second; a page of two thousand papers has fewer than these.
  processEntities: { enabled: true, maxTotalExpansions: 200_000 } as never,
  htmlEntities: true, // without it, numbers such as &#233; stay as they are
  isArray: (name) => LISTS.has(name),
});

const author = maybeObject.pipe(z.object({ name: maybeText(BOUNDS.name) }));
const category = maybeObject.pipe(z.object({ "@term": maybeText(BOUNDS.category) }));

const Entry = z.object({
  id: text(BOUNDS.url),
  title: text(BOUNDS.title),
  summary: text(BOUNDS.abstract),
  published: maybeMoment,
  updated: maybeMoment,
  author: list(author, BOUNDS.authors),
  category: list(category, BOUNDS.categories),
  "arxiv:primary_category": category,
  "arxiv:comment": maybeText(BOUNDS.comment),
  "arxiv:journal_ref": maybeText(BOUNDS.journalRef),
  "arxiv:doi": maybeText(BOUNDS.doi),
});

/** Characters of a feed: as objects they take twenty times as much memory. Two thousand papers stay far below. */
const MOST_CHARACTERS = 32 * 2 ** 20;

const Feed = z.object({ feed: z.object({ entry: z.array(z.unknown()).default([]) }) });

/** Whether a text is an Atom feed at all. */
export function looksLikeAtom(body: string): boolean {
  return /^\uFEFF?\s*</.test(body) && /<feed[\s>]/.test(body.slice(0, 2000));
}

/** The feed in a text; null where it is none, or nested or expanded without end, or defines entities of its own, as no Atom needs. */
function readFeed(body: string): z.infer<typeof Feed>["feed"] | null {
  if (/<!DOCTYPE/i.test(body) || XMLValidator.validate(body) !== true) return null;
  try {
    return Feed.parse(parser.parse(body)).feed;
  } catch {
    return null;
  }
}

/**
 * The papers of an answer of arXiv's query API (https://info.arxiv.org/help/api/user-manual.html, section 3.3).
 * An empty feed gives no records.
 * @throws ArxivError where it is the error feed, UserError where it is no Atom at all
 */
export function parseAtom(body: string, where: string): { records: PaperRecord[]; rejections: Rejection[] } {
  if (body.length > MOST_CHARACTERS) throw new UserError(`${where} is longer than a feed may be: split it into several`);
  const feed = readFeed(body);
  if (!feed) throw new UserError(`${where} is not an Atom feed`);
  const records: PaperRecord[] = [];
  const rejections: Rejection[] = [];
  for (const [index, raw] of feed.entry.entries()) {
    const parsed = Entry.safeParse(raw);
    const at = `${where}[${index}]`;
    if (!parsed.success) {
      const id = findArxivId(String((raw as { id?: unknown } | null)?.id))?.id;
      rejections.push({ where: at, id, reason: reasonOf(parsed.error) });
      continue;
    }
    const entry = parsed.data;
    if (/arxiv\.org\/api\/errors/.test(entry.id)) throw new ArxivError(`arXiv: ${entry.summary}`);
    const id = findArxivId(entry.id);
    if (!id || id.id.length > BOUNDS.id) {
      rejections.push({ where: at, reason: `"${entry.id.slice(0, 80)}" is no arXiv identifier` });
      continue;
    }
    const primary = entry["arxiv:primary_category"]["@term"];
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
