import { announce } from "../db/announce";
import { db } from "../db/client";
import { transaction } from "../db/transaction";
import { Denied } from "../denied";
import { authorise } from "./authorise";
import type { Member } from "./member";

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
      comments: { include: { versions: { select: { body: true, replacedAt: true } } } },
      commentVotes: { select: { commentId: true, createdAt: true } },
      submissions: true,
      claims: true,
      reports: true,
      mutes: { select: { paperId: true } },
      features: { select: { day: true, paperId: true } },
    },
  });
  const letters = await db().letter.findMany({
    where: { addressKey: actor.email },
    select: { subject: true, state: true, createdAt: true },
  });
  return { member, sessions, identities: accounts, letters };
}

/**
 * Deletes an account and all that is its own: votes go, comments lose their words, submitted papers the name. A comment that was
 * answered keeps its place, so that the answers keep theirs.
 * @param confirmation the username, typed again
 * @throws Denied for the only administrator of a site with other members
 */
export async function deleteAccount(actor: Member | null, confirmation: string): Promise<void> {
  authorise(actor, "account.change");
  if (confirmation.trim().toLowerCase().replace(/^@/, "") !== actor.username) throw new Denied("confirm");
  await transaction(async (tx) => {
    // Two administrators who leave at once leave one after the other.
    await tx.$executeRaw`SELECT FROM member WHERE role = 'admin' ORDER BY id FOR UPDATE`;
    const others = await tx.member.count({ where: { NOT: { id: actor.id } } });
    const admins = await tx.member.count({ where: { role: "admin", blockedAt: null, NOT: { id: actor.id } } });
    const row = await tx.member.findUnique({ where: { id: actor.id } });
    if (row?.role === "admin" && others > 0 && admins === 0 && actor.role === "admin") throw new Denied("last-admin");
    const own = { memberId: actor.id };
    await tx.commentVersion.deleteMany({ where: { comment: own } });
    await tx.comment.updateMany({ where: { ...own, deletedAt: null }, data: { deletedAt: new Date(), deletedBy: "author" } });
    await tx.comment.updateMany({ where: own, data: { body: "" } });
    await tx.comment.deleteMany({ where: { ...own, replies: { none: {} } } });
    await tx.letter.deleteMany({ where: { addressKey: actor.email } });
    await tx.signInLink.deleteMany({ where: { addressKey: actor.email } });
    await tx.member.delete({ where: { id: actor.id } });
  });
  await announce(db());
}
