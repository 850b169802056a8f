import { announce } from "../db/announce";
import { db } from "../db/client";
import { type Tx, transaction } from "../db/transaction";
import { readEnv } from "../env";
import { authorise } from "./authorise";
import { denied } from "./denied";
import type { Member } from "./member";
import { effectiveRole } from "./roles";
import { papersShowing } from "./shown-on";

/** All that is kept about a member, for them to take along. */
export async function exportAccount(actor: Member | null) {
  authorise(actor, "account.change");
  const { id } = actor;
  const { sessions, accounts, ...member } = await db().member.findUniqueOrThrow({
    where: { id },
    include: {
      sessions: { omit: { token: true } },
      accounts: { select: { providerId: true, accountId: true, holder: true, createdAt: true } },
      upvotes: { select: { paperId: true, createdAt: true } },
      comments: { omit: { html: true, renderer: true }, include: { versions: { select: { body: true, replacedAt: true } } } },
      commentVotes: { select: { commentId: true, createdAt: true } },
      submissions: true,
      claims: true,
      revocations: { select: { paperId: true, author: true, revokedAt: true } },
      reports: true,
      mutes: { select: { paperId: true } },
      features: { select: { day: true, paperId: true } },
      invitations: { select: { createdAt: true } },
    },
  });
  const letters = await db().message.findMany({
    where: { addressKey: actor.email },
    select: { subject: true, state: true, createdAt: true },
  });
  const invited = await db().invitation.findMany({
    where: { addressKey: actor.email },
    omit: { addressKey: true, memberId: true },
  });
  return { member, sessions, identities: accounts, letters, invited };
}

/**
 * Locks the accounts of administrators and one's own, so that two administrators who leave at once leave one after the other, and
 * what is written in one's name at this moment is there already, to be deleted, or is refused.
 * @throws Denied for the only administrator of a site with other members, and for who is blocked or gone meanwhile
 */
async function allowLeaving(actor: Member, tx: Tx): Promise<void> {
  const env = readEnv();
  const named = env.ADMIN_EMAILS ?? [];
  await tx.$executeRaw`
    SELECT FROM member WHERE role = 'admin' OR email = ANY(${named}) OR id = ${actor.id}::uuid ORDER BY id FOR UPDATE`;
  const own = await tx.member.findUnique({ where: { id: actor.id } });
  if (!own) throw denied("signed-out");
  if (own.blockedAt) throw denied("blocked");
  if (effectiveRole(own, env) !== "admin") return;
  const others = { NOT: { id: actor.id } };
  const candidates = await tx.member.findMany({
    where: { ...others, blockedAt: null, OR: [{ role: "admin" }, { email: { in: named } }] },
  });
  const isLast = candidates.every((candidate) => effectiveRole(candidate, env) !== "admin");
  if (isLast && (await tx.member.count({ where: others })) > 0) throw denied("last-admin");
}

/**
 * Deletes an account and all that is its own: votes go, comments lose their words, submitted papers the name. A comment that was
 * answered keeps its place, so that the answers keep theirs.
 * @param confirmation the username, typed again
 * @throws Denied
 */
export async function deleteAccount(actor: Member | null, confirmation: string): Promise<void> {
  authorise(actor, "account.change");
  if (confirmation.trim().toLowerCase().replace(/^@/, "") !== actor.username) throw denied("confirm");
  await transaction(async (tx) => {
    await allowLeaving(actor, tx);
    const shown = await papersShowing(actor.id, tx);
    const own = { memberId: actor.id };
    await tx.commentVersion.deleteMany({ where: { comment: own } });
    await tx.comment.updateMany({ where: { ...own, deletedAt: null }, data: { deletedAt: new Date(), deletedBy: "author" } });
    await tx.comment.updateMany({ where: own, data: { body: "" } });
    await tx.comment.deleteMany({ where: { ...own, replies: { none: {} } } });
    await tx.message.deleteMany({ where: { addressKey: actor.email } });
    await tx.signInLink.deleteMany({ where: { addressKey: actor.email } });
    await tx.invitation.deleteMany({ where: { addressKey: actor.email } });
    await tx.member.delete({ where: { id: actor.id } });
    if (shown.length) await announce(tx, shown, { removed: true });
  });
}
