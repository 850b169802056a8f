import { authorise } from "../accounts/authorise";
import type { Member } from "../accounts/member";
import { isReachable } from "../accounts/providers";
import { announce } from "../db/announce";
import { db } from "../db/client";
import type { Prisma } from "../db/generated/client";
import { Denied } from "../denied";
import { siteUrl } from "../env";
import { paperRecord } from "../ingest/record";
import { upsertPapers } from "../ingest/upsert";
import { composeLetter, SITE_NAME } from "../mail/compose";
import { queueLetter } from "../mail/letters";
import { isSuppressed } from "../mail/suppression";
import { dayOf } from "../papers/day";
import { slugify } from "../papers/slug";
import { putOnDay } from "../submissions/submit";
import { log, parseReason } from "./log";

const LIFE_MS = 7 * 24 * 3_600_000;

type Decision = { id: string; approve: boolean; reason?: string };

/** Tells somebody what became of what they asked for. */
async function tell(
  memberId: string,
  subject: string,
  words: string,
  path: string,
  tx: Prisma.TransactionClient,
): Promise<void> {
  const member = await tx.member.findUnique({ where: { id: memberId } });
  if (!member?.notify || !isReachable(member.email) || (await isSuppressed(member.email))) return;
  const letter = await composeLetter(member.email, subject, {
    title: subject,
    paragraphs: [words],
    action: { label: `Open ${SITE_NAME}`, url: `${siteUrl()}${path}` },
    why: `You asked for this on ${SITE_NAME}. What you get mail about is a choice in your account: ${siteUrl()}/account`,
  });
  await queueLetter(letter, LIFE_MS, tx);
}

/** An id for a paper without one: the slug of its title, numbered where that is taken. */
async function freeSlug(title: string): Promise<string> {
  const slug = slugify(title);
  for (let number = 1; ; number++) {
    const id = number === 1 ? slug : `${slug}-${number}`;
    const taken = (await db().paper.count({ where: { id } })) + (await db().paperAlias.count({ where: { id } }));
    if (taken === 0) return id;
  }
}

/** Puts a queued paper on today's feed under its submitter's name, or refuses it and tells them why. @throws Denied */
export async function decideSubmission(
  actor: Member | null,
  { id, approve, reason: why }: Decision,
  now = new Date(),
): Promise<void> {
  authorise(actor, "submission.decide");
  const reason = parseReason(why, !approve);
  const submission = await db().submission.findUnique({ where: { id } });
  if (!submission) throw new Denied("gone");
  const { memberId, title, authors, abstract, url } = submission;
  const settle = async (tx: Prisma.TransactionClient, paperId: string | null) => {
    const data = { state: approve ? "approved" : "refused", reason, paperId, decidedAt: now };
    // Of two curators who decide at once, one does.
    if ((await tx.submission.updateMany({ where: { id, state: "queued" }, data })).count === 0) throw new Denied("decided");
    await log(tx, actor, {
      action: "submission.decide",
      subject: `submission ${title}`,
      reason,
      details: { approve, paperId },
    });
    const words = approve ? `“${title}” is on today's feed.` : `“${title}” was not put on the feed: ${reason}`;
    await tell(
      memberId,
      approve ? "Your paper is on the feed" : "Your paper was not taken",
      words,
      paperId ? `/papers/${paperId}` : "/account",
      tx,
    );
  };
  if (!approve) {
    await db().$transaction((tx) => settle(tx, null));
    return;
  }
  const paperId = await freeSlug(title);
  await upsertPapers(db(), [paperRecord({ source: "member", id: paperId, title, abstract, authors })], async (tx) => {
    await tx.paper.update({ where: { id: paperId }, data: { url, submitterId: memberId } });
    await putOnDay(memberId, paperId, dayOf(now), tx);
    await settle(tx, paperId);
  });
  await announce(db());
}

/** Confirms that a member is the author they say they are, or refuses it and tells them why. @throws Denied */
export async function decideClaim(
  actor: Member | null,
  { id, approve, reason: why }: Decision,
  now = new Date(),
): Promise<void> {
  authorise(actor, "claim.decide");
  const reason = parseReason(why, !approve);
  try {
    await db().$transaction(async (tx) => {
      const data = { state: approve ? "confirmed" : "refused", evidence: approve ? "curator" : null, decidedAt: now };
      const settled = await tx.claim.updateMany({ where: { id, state: "pending" }, data });
      const claim = await tx.claim.findUnique({ where: { id }, include: { paper: { select: { title: true } } } });
      if (!claim) throw new Denied("gone");
      if (settled.count === 0) throw new Denied("decided");
      const { paperId, author, memberId } = claim;
      await log(tx, actor, {
        action: "claim.decide",
        subject: `paper ${paperId}`,
        reason,
        details: { approve, author, memberId },
      });
      const words = approve
        ? `Your name on “${claim.paper.title}” leads to your profile now.`
        : `Your claim on “${claim.paper.title}” was not confirmed: ${reason}`;
      await tell(
        memberId,
        approve ? "Your claim is confirmed" : "Your claim was not confirmed",
        words,
        `/papers/${paperId}`,
        tx,
      );
    });
  } catch (error) {
    if ((error as { code?: string }).code === "P2002") throw new Denied("claimed");
    throw error;
  }
  await announce(db());
}
