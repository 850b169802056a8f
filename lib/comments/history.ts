import type { Member } from "../accounts/member";
import { allows } from "../accounts/roles";
import { db } from "../db/client";
import { renderMarkdown } from "../markdown/html";

/** A comment with what it said before, the newest last; what a deleted one said is for curators alone. */
export async function historyOf(id: string, reader: Member | null) {
  const comment = await db().comment.findUnique({
    where: { id, paper: { hidden: false } },
    include: {
      versions: { orderBy: { id: "asc" } },
      paper: { select: { id: true, title: true } },
      member: { select: { username: true, name: true } },
    },
  });
  if (!comment) return null;
  if (comment.deletedAt && !(reader && allows(reader.role, "comment.remove"))) return null;
  const { versions, body, ...rest } = comment;
  const bodies = [...versions.map((v) => ({ body: v.body, until: v.replacedAt as Date | null })), { body, until: null }];
  const shown = bodies.filter((version) => version.body !== "");
  return { ...rest, body, versions: shown.map((version) => ({ html: renderMarkdown(version.body), until: version.until })) };
}
