import { Prisma } from "../db/generated/client";

/** What a card shows of a paper. Days are calendar dates in UTC. */
export type Card = {
  id: string;
  title: string;
  /** The beginning of the abstract, as its source has it. */
  abstract: string;
  /** What it says in a sentence, where a source tells. */
  summary: string | null;
  authorCount: number | null;
  /** The names of the first authors, at most three; none where the count alone is known. */
  firstAuthors: string[];
  publishedOn: string | null;
  upvotes: number;
  comments: number;
  codeUrl: string | null;
  codeStars: number | null;
  projectUrl: string | null;
  thumbnailUrl: string | null;
  organization: string | null;
  submitter: string | null;
  /** The username of the member who submitted it here. */
  submitterUsername: string | null;
  sample: boolean;
};

/** How many characters of an abstract a card is given; what is shown is less, by more than the longest formula or link that may stand there. */
const ABSTRACT_LENGTH = 1200;

/** The columns of a card, of a `paper` named p. */
export const CARD_COLUMNS = Prisma.sql`
  p.id, p.title, left(p.abstract, ${ABSTRACT_LENGTH}::int) AS abstract, p.ai_summary AS summary,
  p.author_count AS "authorCount", coalesce(p.authors[1:3], '{}') AS "firstAuthors", to_char(p.published_at AT TIME ZONE 'UTC', 'YYYY-MM-DD') AS "publishedOn",
  p.upvotes, p.comments, p.code_url AS "codeUrl", p.code_stars AS "codeStars", p.project_url AS "projectUrl",
  p.thumbnail_url AS "thumbnailUrl", p.organization, p.sample,
  coalesce((SELECT name FROM member m WHERE m.id = p.submitter_id), p.submitter) AS submitter,
  (SELECT username FROM member m WHERE m.id = p.submitter_id) AS "submitterUsername"`;
