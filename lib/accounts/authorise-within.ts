import type { Member as Row } from "../db/generated/client";
import { Prisma } from "../db/generated/client";
import type { Tx } from "../db/transaction";
import { denied } from "../denied";
import { readEnv } from "../env";
import { requireRole } from "./authorise";
import type { Member } from "./member";
import { type Action, effectiveRole } from "./roles";

/** What of a member's row decides what they may do. */
export type Standing = Pick<Row, "id" | "username" | "name" | "role" | "email" | "emailVerified" | "blockedAt">;

/**
 * Locks the rows of members until the end of the transaction; rows of members come before all others that it locks.
 * @param how "hold": nobody blocks, appoints or deletes them meanwhile; "change": nor do they do anything themselves
 */
export async function lockMembers(tx: Tx, ids: string[], how: "hold" | "change"): Promise<Standing[]> {
  const strength = { hold: Prisma.sql`FOR KEY SHARE`, change: Prisma.sql`FOR UPDATE` }[how];
  return tx.$queryRaw`
    SELECT id::text, username, name, role, email, email_verified AS "emailVerified", blocked_at AS "blockedAt"
    FROM member WHERE id = ANY(${ids}::uuid[]) ORDER BY id ${strength}`;
}

/**
 * Lets an action pass as the locked rows of members stand.
 * @throws Denied where the actor was blocked, deleted or lost the role since their request was let in
 */
export function requireStanding(actor: Member, action: Action, rows: Standing[]): void {
  const row = rows.find(({ id }) => id === actor.id);
  if (!row) throw denied("signed-out");
  if (row.blockedAt) throw denied("blocked");
  requireRole(effectiveRole(row, readEnv()), action);
}

/** Lets an action pass for good: the first line of its transaction, until whose end nobody can block the actor. @throws Denied */
export async function authoriseWithin(tx: Tx, actor: Member, action: Action): Promise<void> {
  requireStanding(actor, action, await lockMembers(tx, [actor.id], "hold"));
}
