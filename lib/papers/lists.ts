import { Prisma } from "../db/generated/client";
import type { Key } from "../db/keyset";
import { filtersSql } from "./filters";
import type { ParsedQuery } from "./paper-query";

/** Where the papers of a query are read from, and how they are ordered: the parts of a SELECT. The last key is the paper's id. */
export type List = {
  from: Prisma.Sql;
  where: Prisma.Sql[];
  keys: [Key, ...Key[]];
  /** The day on which it is in the list, whether it is pinned to that, and when it came there; without it, the last that featured it. */
  onDay?: { day: Prisma.Sql; pinned: Prisma.Sql; addedAt?: Prisma.Sql };
  /** Whether a paper may be there more than once. */
  repeats?: boolean;
};
type Of<K> = ParsedQuery["of"] & { kind: K };

const key = (column: string, kind: Key["kind"], descending = false): Key => ({ column: Prisma.raw(column), kind, descending });
const ID = key("p.id", "id");
/** Newest last where it is not known. */
const PUBLISHED = key("coalesce(p.published_at, '-infinity')", "moment", true);
const FEATURED_ID = key("f.paper_id", "id");
/** Addresses of old had no title: it is looked up. */
const TITLE: Key = {
  ...key("f.title_key", "text"),
  unknown: (cursor) => Prisma.sql`coalesce((SELECT left(lower(title), 200) FROM paper WHERE id = ${cursor.at(-1)}), '')`,
};
/** So many days before those of a span are looked at for papers that came to them late. */
const LATE_DAYS = 7;
/** So many matches of a search are looked at: a word that half of all papers hold must not cost more than a rare one. */
const CANDIDATES = 1000;

const ON_DAY = { day: Prisma.sql`f.day`, pinned: Prisma.sql`f.pinned`, addedAt: Prisma.sql`f.added_at` };

const features = (filters: Prisma.Sql[]) =>
  filters.length === 0 ? Prisma.sql`feature f` : Prisma.sql`feature f JOIN paper p ON p.id = f.paper_id`;

/** Newest day first, within a day what is pinned, then by votes, then title. Answered by index feature_by_day. */
const byDay = (filters: Prisma.Sql[]): List => ({
  from: features(filters),
  where: filters,
  keys: [key("f.day", "day", true), key("f.day_rank", "rank"), TITLE, FEATURED_ID],
  onDay: ON_DAY,
});

/** By votes, then title; what is pinned to a day comes first on it. Answered by the index of that period. */
const ofPeriod = ({ kind, start }: Of<"date" | "week" | "month">, filters: Prisma.Sql[]): List => ({
  from: features(filters),
  where: [Prisma.sql`${Prisma.raw({ date: "f.day", week: "f.week", month: "f.month" }[kind])} = ${start}::date`, ...filters],
  keys: [key(kind === "date" ? "f.day_rank" : "f.rank", "rank"), TITLE, FEATURED_ID],
  // Of a paper that is there for two of its days, which one is read first depends on the plan, so that neither is told.
  onDay: kind === "date" ? ON_DAY : undefined,
  repeats: kind !== "date",
});

function ofSpan({ first, last, lateSince }: Of<"span">, order: string, filters: Prisma.Sql[]): List {
  const late = lateSince
    ? Prisma.sql`OR (day BETWEEN ${first}::date - ${LATE_DAYS}::int AND ${first}::date - 1 AND added_at >= ${lateSince}::timestamptz)`
    : Prisma.empty;
  const votes = [key("f.rank", "rank"), TITLE, FEATURED_ID] as const;
  return {
    from: Prisma.sql`(
      SELECT paper_id, max(day) AS day, min(rank) AS rank, min(title_key) AS title_key FROM feature
      WHERE day BETWEEN ${first}::date AND ${last}::date ${late} GROUP BY paper_id
    ) f JOIN paper p ON p.id = f.paper_id`,
    where: filters,
    keys: order === "newest" ? [key("f.day", "day", true), PUBLISHED, ...votes] : [...votes],
    onDay: { day: Prisma.sql`f.day`, pinned: Prisma.sql`false` },
  };
}

/** By the score that the SQL function `trending_score` gives. Answered by index paper_trending. */
const trending = (filters: Prisma.Sql[]): List => ({
  from: Prisma.sql`paper p`,
  where: [Prisma.sql`p.featured_on IS NOT NULL`, ...filters],
  keys: [key("p.trending", "score", true), ID],
});

/** Matches found in index paper_search, ranked by cover density, titles first. */
function relevant(words: string, withHidden: boolean, filters: Prisma.Sql[]): List {
  const query = Prisma.sql`websearch_to_tsquery('english', ${words})`;
  const shown = withHidden ? [] : [Prisma.sql`NOT p.hidden`];
  const where = Prisma.join([Prisma.sql`p.search @@ ${query}`, ...shown, ...filters], " AND ");
  return {
    from: Prisma.sql`(
      SELECT m.id, ts_rank_cd(m.search, ${query}, 1)::float8 AS score
      FROM (SELECT p.id, p.search FROM paper p WHERE ${where} LIMIT ${CANDIDATES}) m
    ) p`,
    where: [],
    keys: [key("p.score", "score", true), ID],
  };
}

function ofMember({ kind, memberId }: Of<"submitted" | "upvoted" | "written">, filters: Prisma.Sql[]): List {
  const [from, whose, at] = {
    submitted: [Prisma.sql`paper p`, Prisma.sql`p.submitter_id`, key("p.created_at", "moment", true)] as const,
    upvoted: [
      Prisma.sql`upvote u JOIN paper p ON p.id = u.paper_id`,
      Prisma.sql`u.member_id`,
      key("u.created_at", "moment", true),
    ] as const,
    written: [
      Prisma.sql`claim c JOIN paper p ON p.id = c.paper_id AND c.state = 'confirmed'`,
      Prisma.sql`c.member_id`,
      PUBLISHED,
    ] as const,
  }[kind];
  return { from, where: [Prisma.sql`${whose} = ${memberId}::uuid`, Prisma.sql`NOT p.hidden`, ...filters], keys: [at, ID] };
}

/** The list that a query asks for. */
export function listOf(query: ParsedQuery): List {
  const { of, order, words } = query;
  const filters = filtersSql(query);
  switch (of.kind) {
    case "featured":
      return order === "day" ? byDay(filters) : trending(filters);
    case "span":
      return ofSpan(of, order, filters);
    case "store":
      return relevant(words, of.withHidden, filters);
    case "date":
    case "week":
    case "month":
      return ofPeriod(of, filters);
    default:
      return ofMember(of, filters);
  }
}
