import { type Env, readEnv } from "../env";
import { SourceDown } from "../ingest/http";
import { sourceOptions } from "../ingest/source-options";
import { fetchFromArxiv } from "../ingest/turn";
import { findArxivId, parseArxivId } from "../papers/arxiv-id";
import { familyName, firstInitial, spellsName } from "./names";

export { familyName };

/**
 * Whether the holder of an ORCID iD is the author claimed: their family names are the same, and no other author of the paper can
 * be meant: of several with that family name, only one has the holder's first initial.
 */
function isHolder(holder: string, authors: string[], author: string): boolean {
  const family = authors.filter((name) => familyName(name) === familyName(holder));
  const meant = family.length > 1 ? family.filter((name) => firstInitial(name) === firstInitial(holder)) : family;
  return meant.length === 1 && meant[0] === author;
}

/**
 * Whether arXiv lists a paper as that of the owner of an ORCID iD, who is known there because they connected it themselves
 * (https://info.arxiv.org/help/author_identifiers.html), and the owner's name is the one claimed, and no other author's.
 * Where arXiv does not answer, nothing is proven: a curator decides, or the member asks again later.
 */
export async function orcidOwns(
  orcid: { id: string; holder: string | null },
  paper: { id: string; authors: string[] },
  author: string,
  env: Env = readEnv(),
): Promise<boolean> {
  if (!parseArxivId(paper.id) || !/^\d{4}-\d{4}-\d{4}-\d{3}[\dX]$/.test(orcid.id)) return false;
  if (!orcid.holder || !isHolder(orcid.holder, paper.authors, author)) return false;
  try {
    const options = { ...sourceOptions(env), retries: 1, timeoutMs: 10_000, mostBytes: 2 * 2 ** 20, accept: [404] };
    const site = env.ARXIV_URL.replace("//export.", "//"); // the mirror for programs has the query API
    const { status, body } = await fetchFromArxiv(`${site}/a/${orcid.id}.atom2`, options, env.ARXIV_INTERVAL_MS);
    if (status === 404) return false;
    const ids = [...body.matchAll(/<id>\s*([^<\s]+)\s*<\/id>/g)].map(([, url]) => findArxivId(url as string)?.id);
    return ids.includes(paper.id);
  } catch (error) {
    if (error instanceof SourceDown) return false;
    throw error;
  }
}

// What an address can stand between in a text.
const BORDER = /^[\s<>(){}[\],;:"']?$/;

/** Whether an address stands in a text as a whole: not as the end or the beginning of another; a full stop may follow it. */
function mentions(text: string, address: string): boolean {
  for (let at = text.indexOf(address); at !== -1; at = text.indexOf(address, at + 1)) {
    let end = at + address.length;
    while (text[end] === ".") end++;
    if (BORDER.test(text[at - 1] ?? "") && BORDER.test(text[end] ?? "")) return true;
  }
  return false;
}

/**
 * Whether a proven address stands in what the paper's source says of it, and is the claimed author's name and no other author's, so
 * that a co-author's address proves nothing for another. What a member described themselves proves nothing: they could have written
 * any address. Nor does another address of the same mailbox (`ada+lists@…`): not every host delivers it there.
 */
export function addressOwns(
  member: { email: string; emailVerified: boolean },
  paper: { abstract: string; comment: string | null; url?: string | null; authors?: string[] },
  author: string,
): boolean {
  if (!member.emailVerified || paper.url) return false; // only a described paper has a link of its own
  const address = member.email.toLowerCase();
  const [local = ""] = address.split("@");
  if (!spellsName(local, author)) return false;
  if (paper.authors && paper.authors.filter((name) => spellsName(local, name)).length > 1) return false;
  return mentions(`${paper.abstract} ${paper.comment ?? ""}`.toLowerCase(), address);
}
