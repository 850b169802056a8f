import { authorise } from "../accounts/authorise";
import { authoriseWithin } from "../accounts/authorise-within";
import type { Member } from "../accounts/member";
import { announce } from "../db/announce";
import { lockOnePaper } from "../db/lock";
import { transaction } from "../db/transaction";
import { addDays, type Day, dateOf, dayOf, parseDay } from "../papers/day";
import { putOnDay } from "../papers/features";
import { removeFromDays } from "../papers/removed-features";
import { requireSeen } from "../seen";
import { denied } from "./denied";
import { log, parseReason } from "./log";
import { seenPaper } from "./seen";

type Choice = { paperId: string; seen: string; day: string; reason?: string };

function dayFrom(text: string, now: Date): Day {
  const day = parseDay(text);
  if (!day || day > addDays(dayOf(now), 1)) throw denied("day");
  return day;
}

// Each returns the id of its entry in the log.

/** Features a paper on a day, also one that was taken off it. @throws Denied */
export async function featurePaper(actor: Member | null, choice: Choice, now = new Date()): Promise<bigint> {
  authorise(actor, "feature");
  const day = dayFrom(choice.day, now);
  const reason = parseReason(choice.reason, false);
  return transaction(async (tx) => {
    await authoriseWithin(tx, actor, "feature");
    const paper = await lockOnePaper(tx, choice.paperId);
    if (paper.hidden) throw denied("hidden");
    requireSeen(choice.seen, seenPaper(paper));
    const place = { day: dateOf(day), paperId: choice.paperId };
    const removed = await tx.removedFeature.findFirst({ where: place, select: { pinned: true, memberId: true } });
    const added = await putOnDay(actor.id, choice.paperId, day, tx);
    const before = added ? { day, removed } : undefined;
    const entry = await log(tx, actor, { action: "feature", paperId: choice.paperId, reason, details: { day }, before });
    if (added) await announce(tx, [choice.paperId]);
    return entry;
  });
}

/** Takes a paper off a day; no source puts it back. @throws Denied */
export async function unfeaturePaper(actor: Member | null, choice: Choice, now = new Date()): Promise<bigint> {
  authorise(actor, "unfeature");
  const day = dayFrom(choice.day, now);
  const reason = parseReason(choice.reason, true);
  return transaction(async (tx) => {
    await authoriseWithin(tx, actor, "unfeature");
    requireSeen(choice.seen, seenPaper(await lockOnePaper(tx, choice.paperId)));
    if ((await removeFromDays(tx, choice.paperId, { day, hidden: false })) === 0) throw denied("gone");
    const about = { paperId: choice.paperId, details: { day }, before: { day } };
    const entry = await log(tx, actor, { action: "unfeature", reason, ...about });
    await announce(tx, [choice.paperId]);
    return entry;
  });
}

/** Puts a paper first on its day, or back where its votes put it. @throws Denied */
export async function pinPaper(actor: Member | null, choice: Choice & { pinned: boolean }, now = new Date()): Promise<bigint> {
  authorise(actor, "pin");
  const day = dayFrom(choice.day, now);
  const reason = parseReason(choice.reason, false);
  return transaction(async (tx) => {
    await authoriseWithin(tx, actor, "pin");
    requireSeen(choice.seen, seenPaper(await lockOnePaper(tx, choice.paperId)));
    const where = { day: dateOf(day), paperId: choice.paperId };
    const { pinned } = choice;
    const { count } = await tx.feature.updateMany({ where: { ...where, pinned: !pinned }, data: { pinned } });
    if (count === 0 && (await tx.feature.count({ where })) === 0) throw denied("gone");
    const action = pinned ? "pin" : "unpin";
    const before = count > 0 ? { day, pinned: !pinned } : undefined;
    const entry = await log(tx, actor, { action, paperId: choice.paperId, reason, details: { day }, before });
    if (count > 0) await announce(tx, [choice.paperId]);
    return entry;
  });
}
