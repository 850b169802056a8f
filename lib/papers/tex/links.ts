import { LinkifyIt } from "linkify-it";
import { arxivUrls, parseArxivId } from "../arxiv-id";

const LONGEST_URL = 2000;
const linkify = new LinkifyIt({ urlAuth: true });

/** Where a web address or a named arXiv identifier may begin. */
export const LINK_START = /\bhttps?:\/\/|\barxiv(?=[:\s])/gi;

const URL_PIECE =
  /[^\s\\{}<>"`$^|\p{Cc}\p{Cf}]{1,1000}|\{\\_\}|\\[_%#&~$](?:\{\})?|\\textasciitilde(?:\{\}|[ ]?(?=[\w/]))|\\textunderscore(?:\{\}|[ ])?|\$\\sim\$|\$\\?_\$|\\(?:allowbreak|-|\/)(?:\{\})?[ ]?/uy;

/** An address as TeX writes it, as the address it stands for: `a\_b` is `a_b`, `\~{}me` is `~me`. */
function decodePiece(piece: string): string {
  if (/^\$\\?_/.test(piece)) return "_";
  if (piece.startsWith("\\textasciitilde") || piece.startsWith("$")) return "~";
  if (piece.startsWith("\\textunderscore")) return "_";
  if (/^\\(?:allowbreak|-|\/)/.test(piece)) return "";
  return /^\{?\\/.test(piece) ? (piece.replace(/^\{?\\/, "")[0] as string) : piece;
}

/** Reads an address from `start` on as far as one can reach. @returns what it stands for, and where it ends in the source */
export function readUrl(source: string, start: number): { url: string; end: number } {
  let url = "";
  let end = start;
  for (;;) {
    URL_PIECE.lastIndex = end;
    const piece = URL_PIECE.exec(source)?.[0];
    if (piece === undefined || url.length + piece.length > LONGEST_URL) return { url, end };
    url += decodePiece(piece);
    end += piece.length;
  }
}

/** The argument of \url or \href as the address it stands for. */
export function decodeUrl(argument: string): string {
  let url = "";
  for (let at = 0; at < argument.length; ) {
    const { url: more, end } = readUrl(argument, at);
    url += more;
    if (end < argument.length && !/\s/.test(argument[end] as string)) url += argument[end];
    at = Math.max(end, at) + (end < argument.length ? 1 : 0);
  }
  return url;
}

/** An address that may become a link: http or https, to a host by its name, not longer than 2,000 characters; else undefined. */
export function safeHref(url: string): string | undefined {
  const whole = /^[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}(?:[/?#]|$)/i.test(url) ? `https://${url}` : url;
  if (!/^https?:\/\/[^\s{}<>"\\^`|]+$/i.test(whole) || whole.length > LONGEST_URL || !URL.canParse(whole)) return undefined;
  const { username, password } = new URL(whole);
  return username || password ? undefined : whole;
}

/** How much of `text`, which begins with an address, is the address: without the full stop or bracket that follows it. */
export function linkLength(text: string): number {
  return linkify.matchAtStart(text)?.lastIndex ?? 0;
}

const ARXIV = /arxiv(?::\s?|\s)((?:\d{4}\.\d{4,5}|[a-z-]+(?:\.[A-Z]{2})?\/\d{7})(?:v\d+)?)(?![\w/-]|\.\d)/iy;

/** An arXiv identifier named at `start` ("arXiv:2407.21783"), its length there and its page at arXiv; null where there is none. */
export function readArxivLink(source: string, start: number): { length: number; href: string } | null {
  ARXIV.lastIndex = start;
  const match = ARXIV.exec(source);
  const named = match && parseArxivId(match[1] as string);
  if (!named) return null;
  const href = arxivUrls(named.id).abstract + (named.version ? `v${named.version}` : "");
  return { length: match[0].length, href };
}
