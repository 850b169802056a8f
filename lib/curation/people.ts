import { authorise } from "../accounts/authorise";
import { lockMembers, requireStanding, type Standing } from "../accounts/authorise-within";
import type { Member } from "../accounts/member";
import { type Action, effectiveRole, type Role } from "../accounts/roles";
import { papersShowing } from "../accounts/shown-on";
import { announce } from "../db/announce";
import { type Tx, transaction } from "../db/transaction";
import { readEnv } from "../env";
import { requireSeen } from "../seen";
import { denied } from "./denied";
import { type ActionInput, log, parseReason } from "./log";
import { seenPerson } from "./seen";

/** The person that a curator decides on, both locked, so that whatever they do at this moment is done already, or will be refused. */
async function lockPerson(tx: Tx, actor: Member, action: Action, { id, seen }: ActionInput): Promise<Standing> {
  const rows = await lockMembers(tx, [actor.id, id], "change");
  requireStanding(actor, action, rows);
  const person = rows.find((row) => row.id === id);
  if (!person) throw denied("gone");
  // Who could block an administrator, or themself, could lock everybody out.
  if (id === actor.id || effectiveRole(person, readEnv()) === "admin") throw denied("self");
  requireSeen(seen, seenPerson(person));
  return person;
}

/** Takes a member's words and votes away. The papers and comments on which they count are locked first, in the order of all. */
async function purge(tx: Tx, memberId: string): Promise<void> {
  await tx.$executeRaw`
    SELECT FROM paper WHERE id IN (
      SELECT paper_id FROM upvote WHERE member_id = ${memberId}::uuid UNION SELECT paper_id FROM comment WHERE member_id = ${memberId}::uuid)
    ORDER BY id FOR NO KEY UPDATE`;
  await tx.$executeRaw`
    SELECT FROM comment WHERE member_id = ${memberId}::uuid
      OR id IN (SELECT comment_id FROM comment_upvote WHERE member_id = ${memberId}::uuid)
    ORDER BY id FOR NO KEY UPDATE`;
  await tx.upvote.deleteMany({ where: { memberId } });
  await tx.commentUpvote.deleteMany({ where: { memberId } });
  await tx.$executeRaw`
    INSERT INTO comment_version (comment_id, body)
    SELECT id, body FROM comment WHERE member_id = ${memberId}::uuid AND deleted_at IS NULL`;
  await tx.comment.updateMany({
    where: { memberId, deletedAt: null },
    data: { body: "", deletedAt: new Date(), deletedBy: "curator" },
  });
}

/**
 * Blocks a person: they are signed out everywhere and cannot come back, until they are unblocked.
 * @param purge whether all their comments and votes go too
 * @throws Denied
 */
export async function blockPerson(
  actor: Member | null,
  { blocked, purge: removed, ...input }: ActionInput & { blocked: boolean; purge: boolean },
): Promise<void> {
  authorise(actor, "block");
  const reason = parseReason(input.reason, blocked);
  await transaction(async (tx) => {
    const person = await lockPerson(tx, actor, "block", input);
    if (person.role === "curator" && actor.role !== "admin") throw denied("admin");
    const shown = blocked && removed ? await papersShowing(person.id, tx) : [];
    await tx.member.update({ where: { id: person.id }, data: { blockedAt: blocked ? new Date() : null } });
    if (blocked) await tx.session.deleteMany({ where: { userId: person.id } });
    if (blocked && removed) await purge(tx, person.id);
    await log(tx, actor, {
      action: blocked ? "block" : "unblock",
      username: person.username,
      reason,
      details: { purge: blocked && removed },
    });
    if (shown.length) await announce(tx, shown, { removed: true });
  });
}

/** Makes a person a curator or an administrator, or a member again. @throws Denied */
export async function appoint(actor: Member | null, { role, ...input }: ActionInput & { role: Role }): Promise<void> {
  authorise(actor, "appoint");
  const reason = parseReason(input.reason, false);
  await transaction(async (tx) => {
    const person = await lockPerson(tx, actor, "appoint", input);
    if (person.blockedAt) throw denied("unblock");
    await tx.member.update({ where: { id: person.id }, data: { role } });
    await log(tx, actor, { action: "appoint", username: person.username, reason, details: { before: person.role, role } });
  });
}
