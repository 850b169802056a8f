/**
 * The most that a field of a record may have, in characters or items. No real paper comes near: the longest abstract of arXiv has
 * 1,920 characters, the longest list of authors of any paper 15,025 names. What is beyond is a broken or hostile record, and would
 * meet a limit of PostgreSQL (a tsvector of 1 MB, an index entry of 2,700 bytes) or slow every page that shows it.
 */
export const BOUNDS = {
  id: 60,
  title: 2_000,
  abstract: 20_000,
  authors: 20_000,
  /** An author, an organization, a person who submitted. */
  name: 500,
  categories: 100,
  category: 500,
  keywords: 1_000,
  keyword: 500,
  comment: 10_000,
  journalRef: 2_000,
  doi: 2_000,
  summary: 10_000,
  url: 2_000,
  /** Votes, comments, stars: sums and weights of them still fit an integer of PostgreSQL. */
  count: 100_000_000,
} as const;
