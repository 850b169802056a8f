import { authorise } from "../accounts/authorise";
import type { Member } from "../accounts/member";
import { effectiveRole, type Role } from "../accounts/roles";
import { announce } from "../db/announce";
import { db } from "../db/client";
import { transaction } from "../db/transaction";
import { Denied } from "../denied";
import { readEnv } from "../env";
import { log, parseReason } from "./log";

type Person = { username: string; reason?: string };

async function personFor(actor: Member, username: string) {
  const person = await db().member.findUnique({ where: { username: username.trim().toLowerCase().replace(/^@/, "") } });
  if (!person) throw new Denied("gone");
  // Who could block an administrator, or themself, could lock everybody out.
  if (person.id === actor.id || effectiveRole(person, readEnv()) === "admin") throw new Denied("self");
  return person;
}

/**
 * Blocks a person: they are signed out everywhere and cannot come back, until they are unblocked.
 * @param purge whether all their comments and votes go too
 * @throws Denied
 */
export async function blockPerson(
  actor: Member | null,
  { username, reason: why, blocked, purge }: Person & { blocked: boolean; purge: boolean },
): Promise<void> {
  authorise(actor, "block");
  const reason = parseReason(why, blocked);
  const person = await personFor(actor, username);
  if (person.role === "curator" && actor.role !== "admin") throw new Denied("admin");
  await transaction(async (tx) => {
    const memberId = person.id;
    await tx.member.update({ where: { id: memberId }, data: { blockedAt: blocked ? new Date() : null } });
    if (blocked) await tx.session.deleteMany({ where: { userId: memberId } });
    if (blocked && purge) {
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
    await log(tx, actor, {
      action: blocked ? "block" : "unblock",
      subject: `@${person.username}`,
      reason,
      details: { purge: blocked && purge },
    });
  });
  await announce(db());
}

/** Makes a person a curator or an administrator, or a member again. @throws Denied */
export async function appoint(actor: Member | null, { username, reason: why, role }: Person & { role: Role }): Promise<void> {
  authorise(actor, "appoint");
  const reason = parseReason(why, false);
  const person = await personFor(actor, username);
  await transaction(async (tx) => {
    await tx.member.update({ where: { id: person.id }, data: { role } });
    await log(tx, actor, { action: "appoint", subject: `@${person.username}`, reason, details: { before: person.role, role } });
  });
}
