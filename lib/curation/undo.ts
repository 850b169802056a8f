import { authorise } from "../accounts/authorise";
import { authoriseWithin } from "../accounts/authorise-within";
import type { Member } from "../accounts/member";
import { type Action, allows } from "../accounts/roles";
import { announce } from "../db/announce";
import { db } from "../db/client";
import type { Moderation } from "../db/generated/client";
import { transaction } from "../db/transaction";
import { denied } from "./denied";
import { log } from "./log";
import { undoDecision, undoRevocation } from "./undo/claims";
import { undoRemove } from "./undo/comments";
import { undoFeature, undoPin, undoUnfeature } from "./undo/days";
import { decidedSince } from "./undo/decided-since";
import { undoMerge } from "./undo/merge";
import { undoHide, undoLinks } from "./undo/papers";
import { undoAppoint, undoBlock } from "./undo/people";
import { undoClose } from "./undo/reports";
import { undoSubmission } from "./undo/submissions";
import type { Undo } from "./undo/undo";

/** How an action is undone, the action that one has to be allowed for it, and whether it locks the actor itself, with the person. */
type Way = { undo: Undo; action: Action; locksActor?: true };

const UNDO: Record<string, Way> = {
  feature: { undo: undoFeature, action: "feature" },
  unfeature: { undo: undoUnfeature, action: "unfeature" },
  pin: { undo: undoPin, action: "pin" },
  unpin: { undo: undoPin, action: "pin" },
  hide: { undo: undoHide, action: "hide" },
  show: { undo: undoHide, action: "hide" },
  links: { undo: undoLinks, action: "links" },
  merge: { undo: undoMerge, action: "merge" },
  "comment.remove": { undo: undoRemove, action: "comment.remove" },
  "claim.decide": { undo: undoDecision, action: "claim.decide" },
  "claim.revoke": { undo: undoRevocation, action: "claim.revoke" },
  "submission.decide": { undo: undoSubmission, action: "submission.decide" },
  "report.close": { undo: undoClose, action: "report.close" },
  block: { undo: undoBlock, action: "block", locksActor: true },
  unblock: { undo: undoBlock, action: "block", locksActor: true },
  appoint: { undo: undoAppoint, action: "appoint", locksActor: true },
};

const wayOf = (action: string): Way | undefined => (Object.hasOwn(UNDO, action) ? UNDO[action] : undefined);

type Recorded = Pick<Moderation, "action" | "before"> & { undoneBy: unknown };

/** Whether somebody could undo an entry of the log; what else changed since is found out when they try. */
export function canUndo(actor: Member, { action, before, undoneBy }: Recorded): boolean {
  const known = wayOf(action);
  return known !== undefined && before !== null && undoneBy === null && allows(actor.role, known.action);
}

/**
 * Undoes an action of a curator, where what it changed is still as it left it, and no later decision about the same stands. The log
 * keeps both.
 * @returns the id of the entry in the log that says so
 * @throws Denied
 */
export async function undo(actor: Member | null, id: bigint): Promise<bigint> {
  authorise(actor, "queue.read");
  const found = await db().moderation.findUnique({ where: { id }, include: { undoneBy: true } });
  const known = found ? wayOf(found.action) : undefined;
  if (!found?.before || found.undoneBy || !known) throw denied("since");
  authorise(actor, known.action);
  return transaction(async (tx) => {
    if (!known.locksActor) await authoriseWithin(tx, actor, known.action);
    const { papers, removed } = await known.undo(tx, found, actor);
    if ((await tx.moderation.count({ where: { undoes: id } })) > 0 || (await decidedSince(tx, found))) throw denied("since");
    const { paperId, commentId, username, submission } = found;
    const about = { paperId, commentId, username, submission };
    const entry = await log(tx, actor, { action: "undo", reason: null, undoes: id, ...about });
    if (papers.length > 0) await announce(tx, papers, { removed });
    return entry;
  });
}
