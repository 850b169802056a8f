import { db } from "../db/client";
import { read } from "../db/replica";

export const TABS = ["submissions", "upvotes", "comments", "papers"] as const;
export type Tab = (typeof TABS)[number];
export type Person = {
  id: string;
  username: string;
  name: string;
  role: string;
  since: Date;
  orcid: string | null;
  counts: Record<Tab, number>;
};

/** The papers behind each tab, as a PaperQuery names them. */
export const LISTS = { submissions: "submitted", upvotes: "upvoted", papers: "written" } as const;
/** How many papers or comments a tab shows, the newest. */
export const SHOWN = 50;

/** What everybody may know of a member; null where there is none, or a curator blocked them. */
export async function personOf(username: string): Promise<Person | null> {
  // At the primary: nobody announces who was blocked or renamed, so that a replica might not know.
  const row = await db().member.findUnique({
    where: { username: username.toLowerCase(), blockedAt: null },
    include: { accounts: { where: { providerId: "orcid" } } },
  });
  if (!row) return null;
  const { id, name, role, createdAt, accounts } = row;
  const [counts] = await read(
    (from) => from.$queryRaw<[Record<Tab, number>]>`
    SELECT (SELECT count(*)::int FROM paper WHERE submitter_id = ${id}::uuid AND NOT hidden) AS submissions,
      (SELECT count(*)::int FROM upvote u JOIN paper p ON p.id = u.paper_id AND NOT p.hidden WHERE u.member_id = ${id}::uuid) AS upvotes,
      (SELECT count(*)::int FROM comment c JOIN paper p ON p.id = c.paper_id AND NOT p.hidden
        WHERE c.member_id = ${id}::uuid AND c.deleted_at IS NULL) AS comments,
      (SELECT count(*)::int FROM claim c JOIN paper p ON p.id = c.paper_id AND NOT p.hidden
        WHERE c.member_id = ${id}::uuid AND c.state = 'confirmed') AS papers`,
  );
  return { id, username: row.username, name, role, since: createdAt, orcid: accounts[0]?.accountId ?? null, counts };
}

/** The newest fifty comments of a member, each with the paper it is about, as Markdown and as far as they are rendered. */
export async function commentsOf(memberId: string) {
  return read((from) =>
    from.comment.findMany({
      where: { memberId, deletedAt: null, paper: { hidden: false } },
      orderBy: { createdAt: "desc" },
      take: SHOWN,
      select: {
        id: true,
        body: true,
        html: true,
        renderer: true,
        createdAt: true,
        upvotes: true,
        paper: { select: { id: true, title: true } },
      },
    }),
  );
}

/** What became of the papers that a member described to the curators, the newest first. */
export async function describedBy(memberId: string) {
  return db().submission.findMany({ where: { memberId }, orderBy: { createdAt: "desc" }, take: SHOWN });
}
