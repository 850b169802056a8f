import { linkLength, readArxivLink, readUrl, safeHref } from "./links";
import type { TexReader } from "./reader";

/** Reads a web address or a named arXiv identifier, as a link. @returns whether there is one */
export function readLink(reader: TexReader): boolean {
  const { source, at: start } = reader;
  if (reader.link) return false;
  const arxiv = readArxivLink(source, start);
  if (arxiv) {
    reader.pass(start, start + arxiv.length);
    reader.emit(source.slice(start, reader.at), arxiv.href);
    return true;
  }
  if (!/^https?:\/\//i.test(source.slice(start, start + 8))) return false;
  const { url, end } = readUrl(source, start);
  const length = linkLength(url);
  const href = safeHref(url.slice(0, length));
  if (!href) return false;
  // "https://a.org/b{the code}" is what some catalogues make of \href.
  const label = length === url.length && source[end] === "{" ? reader.groupAt(end) : null;
  if (label) {
    reader.whole.push([start, label[1] + 1]);
    reader.enter(label);
    reader.link = { href, end: label[1] };
    return true;
  }
  reader.emit(href, href);
  // What follows the address is read again, unless TeX in the address moved it.
  const isAsWritten = source.startsWith(url, start);
  reader.pass(start, isAsWritten ? start + length : end);
  if (!isAsWritten) reader.emit(url.slice(length));
  return true;
}
