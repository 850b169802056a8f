import type { Member } from "../accounts/member";
import { allows } from "../accounts/roles";
import { db } from "../db/client";
import { htmlOf } from "./html";

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
  const { versions, ...rest } = comment;
  const said = [
    ...versions.map((version) => ({ ...version, until: version.replacedAt as Date | null })),
    { ...rest, until: null },
  ];
  const shown = said.filter(({ body }) => body !== "");
  const html = await htmlOf(shown);
  return { ...rest, versions: shown.map(({ until }, index) => ({ html: html[index] as string, until })) };
}
