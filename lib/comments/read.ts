import { z } from "zod";
import { db } from "../db/client";

/** One comment that is not deleted, as Markdown, with its paper; null where there is none. */
export async function readComment(id: string) {
  if (!z.uuid().safeParse(id).success) return null;
  return db().comment.findUnique({
    where: { id, deletedAt: null, paper: { hidden: false } },
    include: { paper: { select: { id: true, title: true } }, member: { select: { name: true, username: true } } },
  });
}

/** The paper of one's own comment that one deleted; null where there is none. */
export async function readDeleted(id: string, memberId: string) {
  if (!z.uuid().safeParse(id).success) return null;
  const comment = await db().comment.findUnique({
    where: { id, memberId, deletedBy: "author", paper: { hidden: false } },
    select: { paper: { select: { id: true } } },
  });
  return comment?.paper ?? null;
}
