import { authorise } from "../accounts/authorise";
import { lockMembers, requireStanding, type Standing } from "../accounts/authorise-within";
import type { Member } from "../accounts/member";
import { allows, effectiveRole, type Role } from "../accounts/roles";
import { papersShowing } from "../accounts/shown-on";
import { announce } from "../db/announce";
import { type Tx, transaction } from "../db/transaction";
import { readEnv } from "../env";
import { requireSeen } from "../seen";
import { denied } from "./denied";
import { type ActionInput, log, parseReason } from "./log";
import { purge } from "./purge";
import { seenPerson } from "./seen";

/** What can be done about a person. */
export type Change = "block" | "appoint";

/**
 * What keeps somebody from doing that to a person, as the code of a denial; null where nothing does. Who could block an
 * administrator, or themself, could lock everybody out.
 */
export function obstacle(actor: Member, change: Change, person: Pick<Standing, "id" | "role" | "email" | "emailVerified">) {
  if (!allows(actor.role, change)) return "admin";
  if (actor.id === person.id || effectiveRole(person, readEnv()) === "admin") return "self";
  return change === "block" && person.role === "curator" && actor.role !== "admin" ? "admin" : null;
}

/** The person that a curator decides on, both locked, so that whatever they do at this moment is done already, or will be refused. */
export async function lockPerson(tx: Tx, actor: Member, action: Change, id: string): Promise<Standing> {
  const rows = await lockMembers(tx, [actor.id, id], "change");
  requireStanding(actor, action, rows);
  const person = rows.find((row) => row.id === id);
  if (!person) throw denied("gone");
  const code = obstacle(actor, action, person);
  if (code) throw denied(code);
  return person;
}

/**
 * Blocks a person: they are signed out everywhere and cannot come back, until they are unblocked.
 * @param purge whether all their comments and votes go too
 * @returns the id of its entry in the log
 * @throws Denied
 */
export async function blockPerson(
  actor: Member | null,
  { blocked, purge: removed, ...input }: ActionInput & { blocked: boolean; purge: boolean },
): Promise<bigint> {
  authorise(actor, "block");
  const reason = parseReason(input.reason, blocked);
  return transaction(async (tx) => {
    const person = await lockPerson(tx, actor, "block", input.id);
    requireSeen(input.seen, seenPerson(person));
    const shown = blocked && removed ? await papersShowing(person.id, tx) : [];
    await tx.member.update({ where: { id: person.id }, data: { blockedAt: blocked ? new Date() : null } });
    if (blocked) await tx.session.deleteMany({ where: { userId: person.id } });
    const purged = blocked && removed ? await purge(tx, person.id) : null;
    const entry = await log(tx, actor, {
      action: blocked ? "block" : "unblock",
      username: person.username,
      reason,
      details: { purge: blocked && removed },
      before: { id: person.id, blockedAt: person.blockedAt?.toISOString() ?? null, purged },
    });
    if (shown.length) await announce(tx, shown, { removed: true });
    return entry;
  });
}

/** Makes a person a curator or an administrator, or a member again. Returns the id of its entry in the log. @throws Denied */
export async function appoint(actor: Member | null, { role, ...input }: ActionInput & { role: Role }): Promise<bigint> {
  authorise(actor, "appoint");
  const reason = parseReason(input.reason, false);
  return transaction(async (tx) => {
    const person = await lockPerson(tx, actor, "appoint", input.id);
    requireSeen(input.seen, seenPerson(person));
    if (person.blockedAt) throw denied("unblock");
    await tx.member.update({ where: { id: person.id }, data: { role } });
    const details = { before: person.role, role };
    const before = person.role === role ? undefined : { id: person.id, role: person.role };
    return log(tx, actor, { action: "appoint", username: person.username, reason, details, before });
  });
}
