import { authorise } from "../accounts/authorise";
import type { Member } from "../accounts/member";
import { db } from "../db/client";
import { Prisma } from "../db/generated/client";
import { siteUrl } from "../env";
import { findPapers } from "../papers/find-papers";
import { mergedInto } from "../papers/paper";
import { unwrapPasted } from "../papers/unwrap-pasted";
import { paperIdOf, parsePasted } from "../submissions/pasted";

const MOST = 10;

/** A paper whose title may be what somebody typed. */
export type Suggestion = { id: string; title: string; authors: string[]; hidden: boolean };
/** The paper that somebody typed; or which it may be, none where nothing is like it; `named` is the id where they typed one. */
export type FoundPaper = { id: string } | { id: null; named: string | null; suggestions: Suggestion[] };

/** The id in the address of a page of this site, of a paper or of its curators; null where it is none. */
function idHere(pasted: string): string | null {
  const base = new URL(siteUrl());
  if (!URL.canParse(pasted, base)) return null;
  const { host, pathname } = new URL(pasted, base);
  const path = /^\/(?:curate\/)?papers\/(.+?)(?:\.md)?\/?$/.exec(pathname)?.[1];
  if (host !== base.host || !path) return null;
  try {
    return decodeURIComponent(path);
  } catch {
    return null;
  }
}

/** The id of a paper that is here under this one, hidden or not; that of another which it became part of; or null. */
async function known(id: string): Promise<string | null> {
  const paper = await db().paper.findUnique({ where: { id }, select: { id: true } });
  return paper?.id ?? mergedInto(id);
}

/**
 * Finds the paper that a curator typed: its id, a link to it at any site that parsePasted knows or at this one, or words of its title
 * or abstract, for which up to ten are suggested. Hidden papers are found too.
 * @throws Denied
 */
export async function findPaper(actor: Member | null, typed: string): Promise<FoundPaper> {
  authorise(actor, "queue.read");
  const text = unwrapPasted(typed);
  const here = idHere(text);
  const pasted = parsePasted(here ?? text);
  const named = pasted ? paperIdOf(pasted) : here;
  const id = text ? await known(named ?? text) : null;
  if (id) return { id };
  if (named) return { id: null, named, suggestions: [] };
  const { cards } = await findPapers<Suggestion>(
    { of: { kind: "store", withHidden: true }, words: text, limit: MOST },
    { columns: Prisma.sql`p.id, p.title, p.authors, p.hidden`, from: db() },
  );
  return {
    id: null,
    named: null,
    suggestions: cards.map(({ id, title, authors, hidden }) => ({ id, title, authors, hidden })),
  };
}
