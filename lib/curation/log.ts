import { z } from "zod";
import { authorise } from "../accounts/authorise";
import type { Member } from "../accounts/member";
import type { Action } from "../accounts/roles";
import { cutPage } from "../cursor";
import { db } from "../db/client";
import type { Prisma } from "../db/generated/client";
import type { Tx } from "../db/transaction";
import { hasVisible, visibleLine } from "../visible";
import { denied } from "./denied";

/** What the form of an action says: the id of what it is about, the digest of what the curator was shown of that, and the reason. */
export type ActionInput = { id: string; seen: string; reason?: string };
/** What a curator decides of something that waits. */
export type Decision = ActionInput & { approve: boolean };

const Reason = z
  .string()
  .trim()
  .max(1000)
  .refine((text) => visibleLine(text).length >= 3);

/**
 * The reason that a curator gives; what takes something from somebody needs one.
 * @throws Denied
 */
export function parseReason(text: string | undefined, needed: boolean): string | null {
  if (!needed && !hasVisible(text ?? "")) return null;
  const parsed = Reason.safeParse(text ?? "");
  if (!parsed.success) throw denied("reason");
  return parsed.data;
}

/** What an action was about; a submission by its title. At most one; none where it was the site. */
type About = { paperId?: string; commentId?: string; username?: string; submission?: string };
type Entry = {
  action: Action | "show" | "unpin" | "unblock" | "digests.resume" | "undo";
  reason: string | null;
  details?: Prisma.InputJsonObject;
  /** What it takes to undo it; left out where nothing changed. */
  before?: Prisma.InputJsonObject;
  /** The entry that it undoes. */
  undoes?: bigint;
} & About;

/** Writes an action down, in the transaction that does it, so that neither is there without the other. Returns the entry's id. */
export async function log(tx: Tx, curator: Member, entry: Entry): Promise<bigint> {
  const data = { ...entry, curatorId: curator.id, curator: curator.username };
  return (await tx.moderation.create({ data, select: { id: true } })).id;
}

const PAGE = 50;

/** What curators did, the newest first, 50 at a time; `before` is the id of the last one seen. */
export async function readLog(actor: Member | null, before?: bigint) {
  authorise(actor, "log.read");
  const entries = await db().moderation.findMany({
    where: before === undefined ? {} : { id: { lt: before } },
    orderBy: { id: "desc" },
    take: PAGE + 1,
    include: { undoneBy: { select: { id: true, curator: true } }, undone: true },
  });
  const { shown, next } = cutPage(
    entries.map((entry) => ({ ...entry, key: [String(entry.id)] })),
    PAGE,
  );
  return { entries: shown, next: next && BigInt(String(next[0])) };
}
