import { randomUUID } from "node:crypto";
import type { Member } from "../accounts/member";
import { isReachable } from "../accounts/providers";
import { type Db, db } from "../db/client";
import { siteSecret } from "../db/secret";
import type { Tx } from "../db/transaction";
import { siteUrl } from "../env";
import { composeLetter, SITE_NAME } from "../mail/compose";
import { type Letter, queueLetter } from "../mail/letters";
import { linkToken } from "../mail/link-token";
import { isSuppressed } from "../mail/suppression";
import { withoutMarkup } from "../papers/latex";
import { shorten } from "../papers/shorten";

const LIFE_MS = 3 * 24 * 3_600_000;
const EXCERPT = 600;

/** A comment that is about to be written. */
export type NewComment = { id: string; paperId: string; parentId: string | null; writer: Member; body: string };
/** Mail about a comment to one member; `id` is what its mute link names. */
export type Notice = { id: string; memberId: string; letter: Letter };

/**
 * Who is told of a comment: whom it answers, or, where it stands alone, those who submitted the paper or proved to be its authors.
 * Nobody is told of their own comment, or of a discussion they muted.
 */
async function readersOf({ paperId, parentId, writer }: NewComment, on: Pick<Db, "paper" | "comment" | "member">) {
  const paper = await on.paper.findUnique({
    where: { id: paperId },
    select: { title: true, submitterId: true, claims: { where: { state: "confirmed" }, select: { memberId: true } } },
  });
  const parent = parentId ? await on.comment.findUnique({ where: { id: parentId }, select: { memberId: true } }) : null;
  const ids = parentId ? [parent?.memberId] : [paper?.submitterId, ...(paper?.claims ?? []).map(({ memberId }) => memberId)];
  const readers = await on.member.findMany({
    where: {
      id: { in: ids.filter((id): id is string => Boolean(id) && id !== writer.id) },
      notify: true,
      blockedAt: null,
      mutes: { none: { paperId } },
    },
    select: { id: true, email: true },
  });
  return { title: paper?.title ?? "", readers: readers.filter(({ email }) => isReachable(email)) };
}

/** Writes the mail about a comment, before its transaction: drawing takes long, and locks would wait for it. */
export async function composeNotices(comment: NewComment): Promise<Notice[]> {
  const { title: marked, readers } = await readersOf(comment, db());
  const title = withoutMarkup(marked);
  const { writer, body, parentId } = comment;
  const event = `${writer.name} ${parentId ? "replied to your comment" : "commented"}`;
  const secret = await siteSecret();
  return Promise.all(
    readers.map(async ({ id: memberId, email }) => {
      const id = randomUUID();
      const token = linkToken(secret, "mute", id);
      const letter = await composeLetter(email, `${event} on “${shorten(title, 120)}”`, {
        title: event,
        paragraphs: [`On “${title}”:`, shorten(body, EXCERPT)],
        action: { label: "Read and reply", url: `${siteUrl()}/papers/${comment.paperId}#comment-${comment.id}` },
        why: `You get this email because of ${parentId ? "your comment" : "your part in this paper"} on ${SITE_NAME}. Stop these emails, for this discussion or all: ${siteUrl()}/mute/${token}`,
      });
      return { id, memberId, letter: { ...letter, unsubscribeUrl: `${siteUrl()}/api/mute/${token}` } };
    }),
  );
}

/** Queues the mail about a comment, in its transaction, to those who are still to be told. */
export async function queueNotices(notices: Notice[], comment: NewComment, tx: Tx): Promise<void> {
  if (notices.length === 0) return;
  const { readers } = await readersOf(comment, tx);
  const told = new Set(readers.map(({ id }) => id));
  for (const { id, memberId, letter } of notices) {
    if (!told.has(memberId) || (await isSuppressed(letter.address, tx))) continue;
    await tx.notification.create({ data: { id, memberId, commentId: comment.id } });
    await queueLetter({ ...letter, notificationId: id }, LIFE_MS, tx);
  }
}
