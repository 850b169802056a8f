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
