import { createHash, randomUUID } from "node:crypto";
import { db } from "../db/client";
import { siteSecret } from "../db/secret";
import { siteUrl } from "../env";
import { linkToken } from "../mail/link-token";
import { type Choices, DEFAULT_CHOICES } from "../subscribers/choices";
import { daysWithPapers, digestPapers } from "./papers";
import type { Span } from "./period";
import { renderDigest } from "./render";

/** What a reader's choices make different in a digest; when it comes does not. */
function contentOf(choices: Choices) {
  const { frequency, papers, ranking, onlyCode, keywords, categories, locale } = choices;
  return { frequency, papers, ranking, onlyCode, keywords: keywords.map((k) => k.toLowerCase()).sort(), categories, locale };
}

/** Names an edition: equal for all readers who get the same. */
export function editionKey(span: Span, choices: Choices): string {
  return createHash("sha256")
    .update(JSON.stringify([span.first, span.last, contentOf(choices)]))
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

/** A digest of days that have papers, as it would be sent, or null where none fits the choices. Writes nothing. */
export async function draft(id: string, span: Span, choices: Choices) {
  const { papers, more } = await digestPapers(span, choices);
  if (papers.length === 0) return null;
  const hole = await placeholders(id);
  const rendered = await renderDigest(span, choices, papers, more, {
    view: `${siteUrl()}/digests/${id}`,
    choices: `${siteUrl()}/subscribe/choices/${hole.choices}`,
    unsubscribe: `${siteUrl()}/unsubscribe/${hole.unsubscribe}`,
  });
  return { ...rendered, papers: papers.length };
}

/**
 * The id of the edition of these days and choices: composed and frozen by whoever needs it first, the same row for everybody after.
 * @returns "no papers" where these days have none at all, perhaps not yet; "nothing fits" where none fits the choices
 */
export async function edition(wanted: Span, choices: Choices): Promise<{ id: string } | "no papers" | "nothing fits"> {
  const span = await daysWithPapers(wanted);
  if (!span) return "no papers";
  const key = editionKey(span, choices);
  const frozen = await db().edition.findUnique({ where: { key }, select: { id: true } });
  if (frozen) return frozen;
  const id = randomUUID();
  const made = await draft(id, span, choices);
  if (!made) return "nothing fits";
  const { subject, html, text, papers } = made;
  // The archive shows what everybody gets; other editions are found only by who has the link.
  const listed = editionKey(span, choices) === editionKey(span, { ...DEFAULT_CHOICES, frequency: choices.frequency });
  const days = { firstDay: new Date(span.first), lastDay: new Date(span.last) };
  const row = { id, key, frequency: choices.frequency, listed, papers, subject, html, text, ...days };
  await db().edition.createMany({ data: [row], skipDuplicates: true });
  return db().edition.findUniqueOrThrow({ where: { key }, select: { id: true } });
}
