import { z } from "zod";
import { db } from "../db/client";
import { UNDO_SECONDS } from "./change";

/** One comment that is not deleted, as Markdown, with its paper; null where there is none. */
export async function readComment(id: string) {
  if (!z.uuid().safeParse(id).success) return null;
  return db().comment.findUnique({
    where: { id, deletedAt: null, paper: { hidden: false } },
    include: { paper: { select: { id: true, title: true } }, member: { select: { name: true, username: true } } },
  });
}

/** The paper of one's own comment that one deleted, and whether it is still offered to restore it; null where there is none. */
export async function readDeleted(id: string, memberId: string, now = new Date()) {
  if (!z.uuid().safeParse(id).success) return null;
  const comment = await db().comment.findUnique({
    where: { id, memberId, deletedBy: "author", paper: { hidden: false } },
    select: { deletedAt: true, paper: { select: { id: true } } },
  });
  if (!comment?.deletedAt) return null;
  return { paperId: comment.paper.id, isOffered: now.getTime() - comment.deletedAt.getTime() <= UNDO_SECONDS * 1000 };
}
