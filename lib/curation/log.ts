import { z } from "zod";
import { authorise } from "../accounts/authorise";
import type { Member } from "../accounts/member";
import type { Action } from "../accounts/roles";
import { cutPage } from "../cursor";
import { db } from "../db/client";
import type { Moderation, Prisma } from "../db/generated/client";
import type { Tx } from "../db/transaction";
import { addDays, type Day, dateOf } from "../papers/day";
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
type About = Partial<Pick<Moderation, "paperId" | "commentId" | "username" | "submission">>;
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
const undos = { undoneBy: { select: { id: true, curator: true } }, undone: true } as const;

/** Which entries of the log: by a curator's username, of an action, of a day in UTC; `before` is the id of the last one seen. */
export type LogQuery = { by?: string; action?: string; day?: Day; before?: bigint };

/** What curators did, the newest first, 50 at a time. @throws Denied */
export async function readLog(actor: Member | null, { by, action, day, before }: LogQuery = {}) {
  authorise(actor, "log.read");
  const entries = await db().moderation.findMany({
    where: {
      id: before === undefined ? undefined : { lt: before },
      curator: by,
      action,
      createdAt: day ? { gte: dateOf(day), lt: dateOf(addDays(day, 1)) } : undefined,
    },
    orderBy: { id: "desc" },
    take: PAGE + 1,
    include: undos,
  });
  const { shown, next } = cutPage(
    entries.map((entry) => ({ ...entry, key: [String(entry.id)] })),
    PAGE,
  );
  return { entries: shown, next: next && BigInt(String(next[0])) };
}

/** Who is in the log, and what they did, by name. @throws Denied */
export async function readLogFilters(actor: Member | null): Promise<{ curators: string[]; actions: string[] }> {
  authorise(actor, "log.read");
  const [curators, actions] = await Promise.all([
    db().moderation.findMany({ distinct: "curator", select: { curator: true }, orderBy: { curator: "asc" }, take: 200 }),
    db().moderation.findMany({ distinct: "action", select: { action: true }, orderBy: { action: "asc" } }),
  ]);
  return { curators: curators.map(({ curator }) => curator), actions: actions.map(({ action }) => action) };
}

/** One entry of the log, and what it undid; null where there is none. @throws Denied */
export async function readEntry(actor: Member | null, id: bigint) {
  authorise(actor, "log.read");
  return db().moderation.findUnique({ where: { id }, include: undos });
}

/** Entries of the log, in no order. @throws Denied */
export async function readEntries(actor: Member | null, ids: bigint[]): Promise<LogEntry[]> {
  authorise(actor, "log.read");
  return db().moderation.findMany({ where: { id: { in: ids } }, include: undos });
}

/** An entry of the log. */
export type LogEntry = NonNullable<Awaited<ReturnType<typeof readEntry>>>;
