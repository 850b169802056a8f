/**
 * Whether the page at a path is the same for everybody, and kept: the feed, lists and papers. None depends on a query.
 * Other spellings of an address may be kept too, each by itself.
 * @param path of a request, without its query
 */
export const isKeptPath = (path) =>
  path === "/" || (/^\/(?:feed|papers)\/./.test(path) && !/\.(?:md|bib|ris|csl\.json|apa\.txt)$/.test(path));
