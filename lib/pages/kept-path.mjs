/** Endings of the addresses of citations, such as /papers/ID.bib; for a regular expression. */
export const CITATION_ENDINGS = "bib|ris|csl\\.json|apa\\.txt";

const FILE = new RegExp(`\\.(?:md|${CITATION_ENDINGS})$`);

/**
 * Whether the page at a path is the same for everybody, and kept: the feed, lists and papers. None depends on a query.
 * Other spellings of an address may be kept too, each by itself.
 * @param path of a request as the door lets it in, without dots to resolve; and without its query
 */
export const isKeptPath = (path) => path === "/" || (/^\/(?:feed|papers)\/./.test(path) && !FILE.test(path));
