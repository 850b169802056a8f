import { authorise } from "../accounts/authorise";
import { authoriseWithin } from "../accounts/authorise-within";
import type { Member } from "../accounts/member";
import { announce } from "../db/announce";
import type { Submission } from "../db/generated/client";
import { type Tx, transaction } from "../db/transaction";
import { dayOf } from "../papers/day";
import { putOnDay } from "../papers/features";
import { withoutMarkup } from "../papers/latex";
import { slugify } from "../papers/slug";
import { requireSeen } from "../seen";
import { denied } from "./denied";
import { type Decision, log, parseReason } from "./log";
import { seenSubmission } from "./seen";
import { tell } from "./tell";

/** Makes a paper of a submission, under the slug of its title, numbered where that is taken. Returns its id. */
async function makePaper({ title, abstract, authors, url, memberId: submitterId }: Submission, tx: Tx): Promise<string> {
  const slug = slugify(title);
  for (let number = 1; ; number++) {
    const id = number === 1 ? slug : `${slug}-${number}`;
    const data = {
      id,
      title,
      abstract,
      authors,
      authorCount: authors.length,
      categories: [],
      aiKeywords: [],
      url,
      submitterId,
    };
    if ((await tx.paper.createMany({ data, skipDuplicates: true })).count === 0) continue;
    // The address of a duplicate stays taken, also if it is merged into another paper at this moment.
    if ((await tx.paperAlias.count({ where: { id } })) === 0) return id;
    await tx.paper.delete({ where: { id } });
  }
}

/**
 * Puts a queued paper on today's feed under its submitter's name, or refuses it and tells them why.
 * @returns the id of its entry in the log
 * @throws Denied
 */
export async function decideSubmission(
  actor: Member | null,
  { id, seen, approve, reason: why }: Decision,
  now = new Date(),
): Promise<bigint> {
  authorise(actor, "submission.decide");
  const reason = parseReason(why, !approve);
  return transaction(async (tx) => {
    await authoriseWithin(tx, actor, "submission.decide");
    await tx.$executeRaw`SELECT FROM submission WHERE id = ${id}::uuid FOR UPDATE`;
    const submission = await tx.submission.findUnique({ where: { id }, include: { member: true } });
    if (!submission) throw denied("gone");
    if (submission.state !== "queued") throw denied("decided");
    requireSeen(seen, seenSubmission(submission));
    const { memberId } = submission;
    const title = withoutMarkup(submission.title);
    const paperId = approve ? await makePaper(submission, tx) : null;
    if (paperId) await putOnDay(memberId, paperId, dayOf(now), tx);
    const data = { state: approve ? "approved" : "refused", reason, paperId, decidedAt: now };
    await tx.submission.update({ where: { id }, data });
    const details = { approve, paperId };
    const entry = await log(tx, actor, { action: "submission.decide", submission: title, reason, details, before: { id } });
    if (paperId) await tell(memberId, "Your paper is in the feed", `“${title}” is in today's feed.`, `/papers/${paperId}`, tx);
    else await tell(memberId, "Your paper was not accepted", `“${title}” was not added to the feed: ${reason}`, "/account", tx);
    if (paperId) await announce(tx, [paperId]);
    return entry;
  });
}
