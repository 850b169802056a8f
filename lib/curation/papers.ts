import { authorise } from "../accounts/authorise";
import { authoriseWithin } from "../accounts/authorise-within";
import type { Member } from "../accounts/member";
import { announce } from "../db/announce";
import { lockOnePaper } from "../db/lock";
import { type Tx, transaction } from "../db/transaction";
import { maybeUrl } from "../ingest/record";
import { removeFromDays, returnToDays } from "../papers/removed-features";
import { requireSeen } from "../seen";
import { denied } from "./denied";
import { log, parseReason } from "./log";
import { seenLinks, seenPaper } from "./seen";

/** Hides a paper, with its days, or shows it with them again, in a transaction that has locked it. */
export async function setHidden(tx: Tx, paperId: string, hidden: boolean): Promise<void> {
  await tx.paper.update({ where: { id: paperId }, data: { hidden } });
  if (hidden) await removeFromDays(tx, paperId, { hidden });
  else await returnToDays(tx, paperId);
}

// Each returns the id of its entry in the log.

/** Takes a paper out of every list and off its page, or shows it again on the days it was on. @throws Denied */
export async function hidePaper(
  actor: Member | null,
  { paperId, seen, hidden, reason: why }: { paperId: string; seen: string; hidden: boolean; reason?: string },
): Promise<bigint> {
  authorise(actor, "hide");
  const reason = parseReason(why, hidden);
  return transaction(async (tx) => {
    await authoriseWithin(tx, actor, "hide");
    const paper = await lockOnePaper(tx, paperId);
    if (paper.hidden === hidden) throw denied("decided");
    requireSeen(seen, seenPaper(paper));
    await setHidden(tx, paperId, hidden);
    const entry = await log(tx, actor, { action: hidden ? "hide" : "show", paperId, reason, before: { hidden: !hidden } });
    await announce(tx, [paperId], { removed: hidden });
    return entry;
  });
}

function linkFrom(text: string | undefined): string | null {
  if (!text?.trim()) return null;
  const url = maybeUrl.parse(text);
  if (!url) throw denied("link");
  return url;
}

type LinksChoice = { paperId: string; seen: string; codeUrl?: string; projectUrl?: string; reason?: string };

/** Sets a paper's links, or takes them away; from then on no source changes them. @throws Denied */
export async function editLinks(
  actor: Member | null,
  { paperId, seen, codeUrl, projectUrl, reason: why }: LinksChoice,
): Promise<bigint> {
  authorise(actor, "links");
  const reason = parseReason(why, false);
  const links = { codeUrl: linkFrom(codeUrl), projectUrl: linkFrom(projectUrl) };
  return transaction(async (tx) => {
    await authoriseWithin(tx, actor, "links");
    await lockOnePaper(tx, paperId);
    const paper = await tx.paper.findUniqueOrThrow({ where: { id: paperId } });
    requireSeen(seen, seenLinks(paper));
    const { codeUrl, projectUrl, codeStars, linksCurated } = paper;
    const stars = codeUrl === links.codeUrl ? {} : { codeStars: null }; // they were those of the other repository
    await tx.paper.update({ where: { id: paperId }, data: { ...links, ...stars, linksCurated: true } });
    const details = { before: { codeUrl, projectUrl }, after: links };
    const before = { codeUrl, projectUrl, codeStars, linksCurated };
    const entry = await log(tx, actor, { action: "links", paperId, reason, details, before });
    if (codeUrl !== links.codeUrl || projectUrl !== links.projectUrl) await announce(tx, [paperId]);
    return entry;
  });
}
