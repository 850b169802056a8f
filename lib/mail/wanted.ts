import { db } from "../db/client";
import { addressKey } from "./address";
import { isSuppressed } from "./suppression";

/** What decides whether a letter is still wanted. */
type Waiting = { address: string; notificationId: string | null; invitationId: string | null };

async function whyNotAbout(notificationId: string): Promise<string | null> {
  const found = await db().notification.findUnique({
    where: { id: notificationId },
    include: { comment: true, member: { include: { mutes: true } } },
  });
  if (!found || found.comment.deletedAt) return "the comment is deleted";
  const { member, comment } = found;
  if (member.blockedAt) return "the member is blocked";
  if (!member.notify || member.mutes.some(({ paperId }) => paperId === comment.paperId)) return "the member wants no such mail";
  return null;
}

async function whyNotInvited(invitationId: string): Promise<string | null> {
  const waits = { id: invitationId, confirmedAt: null, revokedAt: null };
  return (await db().invitation.count({ where: waits })) > 0 ? null : "the invitation no longer waits";
}

/** Why a letter that has waited must not be sent any more, or null where somebody still wants it. */
export async function whyUnwanted({ address, notificationId, invitationId }: Waiting): Promise<string | null> {
  if (await isSuppressed(addressKey(address))) return "this address takes no mail";
  if (notificationId) return whyNotAbout(notificationId);
  return invitationId ? whyNotInvited(invitationId) : null;
}
