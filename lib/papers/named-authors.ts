/** Authors of one paper that a page, its metadata or a citation names; papers of whole collaborations have thousands. */
export const MOST_NAMED = 500;

/** The authors that are named, and how many more there are. */
export function namedAuthors<T>(authors: T[]): { named: T[]; more: number } {
  return { named: authors.slice(0, MOST_NAMED), more: Math.max(0, authors.length - MOST_NAMED) };
}
