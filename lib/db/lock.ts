import { denied } from "../denied";
import type { Tx } from "./transaction";

// Rows are locked in one order: members, papers, comments, then all else; of one kind in the order of their ids. Who keeps to it
// waits for others, and never they for them at the same time.

/** A paper that is locked until the end of the transaction. */
export type LockedPaper = { id: string; title: string; hidden: boolean; sample: boolean };

/**
 * Locks a paper, so that until the end of the transaction nobody else changes it, its days or its counts.
 * @returns the paper; the one that it became part of, where it was merged meanwhile; null where there is neither
 */
export async function lockPaper(tx: Tx, id: string): Promise<LockedPaper | null> {
  const [paper] = await lockPapers(tx, [id]);
  if (paper) return paper;
  const alias = await tx.paperAlias.findUnique({ where: { id } });
  return alias && lockPaper(tx, alias.paperId);
}

/** Locks those of these papers that are there, as `lockPaper` does. */
async function lockPapers(tx: Tx, ids: string[]): Promise<LockedPaper[]> {
  return tx.$queryRaw`SELECT id, title, hidden, sample FROM paper WHERE id = ANY(${ids}) ORDER BY id FOR NO KEY UPDATE`;
}

/**
 * As `lockPaper`, of that paper alone: what a curator decides of one concerns none that it was merged into.
 * @throws Denied where it is gone
 */
export async function lockOnePaper(tx: Tx, id: string): Promise<LockedPaper> {
  const [paper] = await lockPapers(tx, [id]);
  if (!paper) throw denied("gone");
  return paper;
}

/**
 * As `lockPaper`, of a paper that everybody may see.
 * @throws Denied where there is none, or it is hidden
 */
export async function lockShownPaper(tx: Tx, id: string): Promise<LockedPaper> {
  const paper = await lockPaper(tx, id);
  if (!paper || paper.hidden) throw denied("gone");
  return paper;
}

/**
 * Locks a comment, and before it its paper, on which it counts.
 * @throws Denied where there is no such comment
 */
export async function lockComment(tx: Tx, id: string): Promise<LockedPaper> {
  for (;;) {
    const found = await tx.comment.findUnique({ where: { id }, select: { paperId: true } });
    if (!found) throw denied("gone");
    const paper = await lockPaper(tx, found.paperId);
    if (!paper) continue;
    // A merge moves comments: then there is another paper to lock.
    if (await tx.$executeRaw`SELECT FROM comment WHERE id = ${id}::uuid AND paper_id = ${paper.id} FOR UPDATE`) return paper;
  }
}

/** Lets every other transaction that locks the same name, such as an address, wait until this one ends. */
export async function lockName(tx: Tx, name: string): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${name}, 0))`;
}
