import { isReachable } from "../accounts/providers";
import type { Tx } from "../db/transaction";
import { siteUrl } from "../env";
import { composeLetter, SITE_NAME } from "../mail/compose";
import { queueLetter } from "../mail/letters";
import { isSuppressed } from "../mail/suppression";

const LIFE_MS = 7 * 24 * 3_600_000;

/** Queues mail that tells somebody what became of what they asked for, in the transaction of the decision. */
export async function tell(memberId: string, subject: string, words: string, path: string, tx: Tx): Promise<void> {
  const member = await tx.member.findUnique({ where: { id: memberId } });
  if (!member?.notify || !isReachable(member.email) || (await isSuppressed(member.email, tx))) return;
  const letter = await composeLetter(member.email, subject, {
    title: subject,
    paragraphs: [words],
    action: { label: `Open ${SITE_NAME}`, url: `${siteUrl()}${path}` },
    why: `You get this email because of your account on ${SITE_NAME}. Change what we email you about: ${siteUrl()}/account`,
  });
  await queueLetter(letter, LIFE_MS, tx);
}
