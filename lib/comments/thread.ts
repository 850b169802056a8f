import { read } from "../db/replica";
import { seenComment } from "../seen";
import { htmlOf } from "./html";

/** A comment as everybody sees it; `html` is null for one that was deleted. */
export type Comment = {
  id: string;
  paperId: string;
  parentId: string | null;
  /** Null where the account is gone. */
  by: { username: string; name: string } | null;
  /** Whether they proved to be an author of the paper. */
  isAuthor: boolean;
  html: string | null;
  /** The digest of what it says, which goes along with a decision on it. */
  seen: string;
  deletedBy: "author" | "curator" | null;
  upvotes: number;
  createdAt: Date;
  editedAt: Date | null;
  replies: Comment[];
};

/** What comes first among comments on the same thing: most votes, then the oldest. */
const inOrder = (a: Comment, b: Comment) => b.upvotes - a.upvotes || a.createdAt.getTime() - b.createdAt.getTime();

/** Whether a comment is shown: a deleted one only for the sake of its answers. */
function prune(comments: Comment[]): Comment[] {
  return comments
    .map((comment) => ({ ...comment, replies: prune(comment.replies) }))
    .filter(({ html, replies }) => html !== null || replies.length > 0)
    .sort(inOrder);
}

/** The discussion of a paper: what stands alone, each with its answers, best first. */
export async function threadsOf(paperId: string): Promise<Comment[]> {
  const rows = await read((from) =>
    from.comment.findMany({
      where: { paperId },
      orderBy: { createdAt: "asc" },
      include: { member: { select: { username: true, name: true, claims: { where: { paperId, state: "confirmed" } } } } },
    }),
  );
  const shown = rows.filter(({ deletedAt }) => !deletedAt);
  const html = await htmlOf(shown);
  const htmlById = new Map(shown.map(({ id }, index) => [id, html[index]]));
  const comments = new Map<string, Comment>();
  for (const { member, body, deletedBy, ...row } of rows) {
    comments.set(row.id, {
      ...row,
      by: member && { username: member.username, name: member.name },
      isAuthor: (member?.claims.length ?? 0) > 0,
      seen: seenComment({ id: row.id, body }),
      html: htmlById.get(row.id) ?? null,
      deletedBy: deletedBy as Comment["deletedBy"],
      replies: [],
    });
  }
  for (const comment of comments.values()) if (comment.parentId) comments.get(comment.parentId)?.replies.push(comment);
  return prune([...comments.values()].filter(({ parentId }) => !parentId));
}
