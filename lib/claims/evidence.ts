import { type Env, readEnv } from "../env";
import { SourceDown } from "../ingest/http";
import { sourceOptions } from "../ingest/source-options";
import { fetchFromArxiv } from "../ingest/turn";
import { findArxivId, parseArxivId } from "../papers/arxiv-id";
import { plainText } from "../papers/latex";

/** The last word of a name, without accents or capitals. */
export function familyName(name: string): string {
  const words = plainText(name)
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .match(/[\p{L}'-]+/gu);
  return words?.at(-1) ?? "";
}

/**
 * Whether arXiv lists a paper as that of the owner of an ORCID iD, who is known there because they connected it themselves
 * (https://info.arxiv.org/help/author_identifiers.html), and the owner's name is the one claimed.
 * Where arXiv does not answer, nothing is proven: a curator decides, or the member asks again later.
 */
export async function orcidOwns(
  orcid: { id: string; holder: string | null },
  paperId: string,
  author: string,
  env: Env = readEnv(),
): Promise<boolean> {
  if (!parseArxivId(paperId) || !/^\d{4}-\d{4}-\d{4}-\d{3}[\dX]$/.test(orcid.id)) return false;
  if (!orcid.holder || familyName(orcid.holder) !== familyName(author)) return false;
  try {
    const options = { ...sourceOptions(env), retries: 1, timeoutMs: 10_000, mostBytes: 2 * 2 ** 20, accept: [404] };
    const site = env.ARXIV_URL.replace("//export.", "//"); // the mirror for programs has the query API
    const { status, body } = await fetchFromArxiv(`${site}/a/${orcid.id}.atom2`, options, env.ARXIV_INTERVAL_MS);
    if (status === 404) return false;
    const ids = [...body.matchAll(/<id>\s*([^<\s]+)\s*<\/id>/g)].map(([, url]) => findArxivId(url as string)?.id);
    return ids.includes(paperId);
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
 * Whether a proven address stands in what the paper's source says of it, and holds the claimed family name, so that a co-author's
 * address proves nothing for another. What a member described themselves proves nothing: they could have written any address.
 * Nor does another address of the same mailbox (`ada+lists@…`): not every host delivers it there.
 */
export function addressOwns(
  member: { email: string; emailVerified: boolean },
  paper: { abstract: string; comment: string | null; url?: string | null },
  author: string,
): boolean {
  if (!member.emailVerified || paper.url) return false; // only a described paper has a link of its own
  const address = member.email.toLowerCase();
  const family = familyName(author).replace(/[^a-z]/g, "");
  const [local = ""] = address.split("@");
  if (family.length < 3 || !local.replace(/[^a-z]/g, "").includes(family)) return false;
  return mentions(`${paper.abstract} ${paper.comment ?? ""}`.toLowerCase(), address);
}
