import { createHash, randomUUID } from "node:crypto";
import { db } from "../db/client";
import { siteSecret } from "../db/secret";
import { siteUrl } from "../env";
import { linkToken } from "../mail/link-token";
import { type Choices, DEFAULT_CHOICES } from "../subscribers/choices";
import { daysWithPapers, digestPapers, type Papers } from "./papers";
import type { Period, Span } from "./period";
import { renderDigest } from "./render";

/** What a reader's choices make different in a digest; when it comes does not. */
function contentOf(choices: Choices) {
  const { frequency, papers, ranking, onlyCode, keywords, categories, locale } = choices;
  return { frequency, papers, ranking, onlyCode, keywords: keywords.map((k) => k.toLowerCase()).sort(), categories, locale };
}

/** Equal for all readers who get the same as long as no paper comes or goes. */
export function choicesKey(period: Period, choices: Choices): string {
  return JSON.stringify([period.first, period.last, period.lateSince ?? null, contentOf(choices)]);
}

/** Names an edition: days, choices and which papers they led to, in whatever order, since votes change that all the time. */
function editionKey({ first, last }: Span, choices: Choices, { papers, more }: Papers): string {
  const ids = papers.map(({ id }) => id).sort();
  return createHash("sha256")
    .update(JSON.stringify([first, last, contentOf(choices), ids, more]))
    .digest("base64url");
}

/**
 * In the frozen text of an edition, these stand where each reader's own tokens go. They are tokens of the edition's own id, so
 * nobody who does not know the site's secret can write them into a paper.
 */
export async function placeholders(editionId: string): Promise<{ unsubscribe: string; choices: string }> {
  const secret = await siteSecret();
  return { unsubscribe: linkToken(secret, "unsubscribe", editionId), choices: linkToken(secret, "choices", editionId) };
}

async function render(id: string, span: Span, choices: Choices, { papers, more }: Papers) {
  const hole = await placeholders(id);
  const rendered = await renderDigest(span, choices, papers, more, {
    view: `${siteUrl()}/digests/${id}`,
    choices: `${siteUrl()}/subscribe/choices/${hole.choices}`,
    unsubscribe: `${siteUrl()}/unsubscribe/${hole.unsubscribe}`,
  });
  return { ...rendered, papers: papers.length };
}

/** A digest of days that have papers, as it would be sent, or null where none fits the choices. Writes nothing. */
export async function draft(id: string, period: Period, choices: Choices) {
  const found = await digestPapers(period, choices);
  return found.papers.length ? render(id, period, choices, found) : null;
}

/** Takes those editions out of the archive that came before this one of the same days: papers came or went since. */
async function unlistEarlier(key: string): Promise<void> {
  await db().$executeRaw`
    UPDATE edition e SET listed = false FROM edition newest WHERE newest.key = ${key} AND e.listed
      AND e.last_day = newest.last_day AND e.frequency = newest.frequency
      AND (e.composed_at, e.id) < (newest.composed_at, newest.id)`;
}

/**
 * The id of the edition of this period and these choices: composed and frozen by whoever needs it first, the same row for
 * everybody after, until a paper comes or goes; who is due later gets a newer edition then.
 * @returns "no papers" where these days have none at all, perhaps not yet; "nothing fits" where none fits the choices
 */
export async function edition(wanted: Period, choices: Choices): Promise<{ id: string } | "no papers" | "nothing fits"> {
  const period = await daysWithPapers(wanted);
  if (!period) return "no papers";
  const found = await digestPapers(period, choices);
  if (found.papers.length === 0) return "nothing fits";
  const key = editionKey(period, choices, found);
  const frozen = await db().edition.findUnique({ where: { key }, select: { id: true } });
  if (frozen) return frozen;
  const id = randomUUID();
  const { subject, html, text, papers } = await render(id, period, choices, found);
  // The archive shows what everybody gets; other editions are found only by who has the link.
  const everybody: Choices = { ...DEFAULT_CHOICES, frequency: choices.frequency };
  const listed = choicesKey(period, choices) === choicesKey(period, everybody);
  const days = { firstDay: new Date(period.first), lastDay: new Date(period.last) };
  const row = { id, key, frequency: choices.frequency, listed, papers, subject, html, text, ...days };
  await db().edition.createMany({ data: [row], skipDuplicates: true });
  if (listed) await unlistEarlier(key);
  return db().edition.findUniqueOrThrow({ where: { key }, select: { id: true } });
}
