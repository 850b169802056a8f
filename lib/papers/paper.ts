import { db } from "../db/client";
import type { Paper as Row } from "../db/generated/client";
import { read } from "../db/replica";
import { type Day, dayOf } from "./day";

/** An author as the paper names them, and the username of the member who proved to be that author. */
export type AuthorName = { name: string; username: string | null };
/** Everything known of one paper, and the days that featured it, newest first. */
export type Paper = Omit<Row, "search" | "trending" | "featuredOn" | "createdAt" | "arxivSeenAt"> & {
  days: Day[];
  names: AuthorName[];
  submitterUsername: string | null;
};

/** The paper with this canonical id, or null where there is none or a curator hid it. */
export async function getPaper(id: string): Promise<Paper | null> {
  const row = await read((from) =>
    from.paper.findUnique({
      where: { id, hidden: false },
      omit: { trending: true, featuredOn: true, createdAt: true, arxivSeenAt: true },
      include: {
        features: { select: { day: true }, orderBy: { day: "desc" } },
        claims: { where: { state: "confirmed" }, select: { author: true, member: { select: { username: true } } } },
        member: { select: { name: true, username: true } },
      },
    }),
  );
  if (!row) return null;
  const { features, claims, member, ...paper } = row;
  const usernames = new Map(claims.map((claim) => [claim.author, claim.member.username]));
  return {
    ...paper,
    days: features.map((feature) => dayOf(feature.day)),
    names: paper.authors.map((name) => ({ name, username: usernames.get(name) ?? null })),
    submitter: member?.name ?? paper.submitter,
    submitterUsername: member?.username ?? null,
  };
}

/** The id of the paper that a merged duplicate became part of, or null. */
export async function mergedInto(id: string): Promise<string | null> {
  return (await db().paperAlias.findUnique({ where: { id } }))?.paperId ?? null;
}
