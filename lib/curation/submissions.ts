import { authorise } from "../accounts/authorise";
import type { Member } from "../accounts/member";
import { announce } from "../db/announce";
import { db } from "../db/client";
import { type Tx, transaction } from "../db/transaction";
import { Denied } from "../denied";
import { paperRecord } from "../ingest/record";
import { upsertPapers } from "../ingest/upsert";
import { dayOf } from "../papers/day";
import { slugify } from "../papers/slug";
import { putOnDay } from "../submissions/submit";
import { type Decision, log, parseReason } from "./log";
import { tell } from "./tell";

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
  const settle = async (tx: Tx, paperId: string | null) => {
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
    await transaction((tx) => settle(tx, null));
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
