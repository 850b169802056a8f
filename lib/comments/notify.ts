import { isReachable } from "../accounts/providers";
import { siteSecret } from "../db/secret";
import type { Tx } from "../db/transaction";
import { siteUrl } from "../env";
import { composeLetter, SITE_NAME } from "../mail/compose";
import { queueLetter } from "../mail/letters";
import { linkToken } from "../mail/link-token";
import { isSuppressed } from "../mail/suppression";
import { withoutMarkup } from "../papers/latex";

const LIFE_MS = 3 * 24 * 3_600_000;
const EXCERPT = 600;

/**
 * Queues mail about a new comment, in its transaction: to whom it answers, and, where it stands alone, to those who submitted the
 * paper or proved to be its authors. Nobody is told of their own comment, twice of one, or of a discussion they muted.
 */
export async function notify(commentId: string, parentId: string | null, tx: Tx): Promise<void> {
  const comment = await tx.comment.findUniqueOrThrow({
    where: { id: commentId },
    include: { paper: { include: { claims: { where: { state: "confirmed" } } } }, member: true },
  });
  const { paper, member: writer } = comment;
  const parent = parentId ? await tx.comment.findUnique({ where: { id: parentId } }) : null;
  const ids = parent ? [parent.memberId] : [paper.submitterId, ...paper.claims.map(({ memberId }) => memberId)];
  const readers = await tx.member.findMany({
    where: {
      id: { in: ids.filter((id): id is string => id !== null && id !== comment.memberId) },
      notify: true,
      blockedAt: null,
      mutes: { none: { paperId: paper.id } },
    },
  });
  for (const reader of readers) {
    if (!isReachable(reader.email) || (await isSuppressed(reader.email, tx))) continue;
    const { id } = await tx.notification.create({ data: { memberId: reader.id, commentId }, select: { id: true } });
    const title = withoutMarkup(paper.title);
    const mute = `${siteUrl()}/mute/${linkToken(await siteSecret(tx), "mute", id)}`;
    const what = parent ? "answered your comment" : "commented";
    const letter = await composeLetter(reader.email, `${writer?.name ?? "Somebody"} ${what} on “${title.slice(0, 120)}”`, {
      title: `${writer?.name ?? "Somebody"} ${what}`,
      paragraphs: [`On “${title}”:`, comment.body.length > EXCERPT ? `${comment.body.slice(0, EXCERPT)} …` : comment.body],
      action: { label: "Read and answer", url: `${siteUrl()}/papers/${paper.id}#comment-${commentId}` },
      why: `You get this because of ${parent ? "your comment" : "your part in this paper"} on ${SITE_NAME}. One click ends it, for this discussion or for all: ${mute}`,
    });
    await queueLetter({ ...letter, unsubscribeUrl: `${siteUrl()}/api/mute/${mute.split("/").at(-1)}` }, LIFE_MS, tx);
  }
}
