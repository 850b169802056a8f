import { randomUUID } from "node:crypto";
import { siteUrl } from "../env";
import { composeLetter, SITE_NAME } from "../mail/compose";
import type { Letter } from "../mail/letters";
import { type Choices, DEFAULT_CHOICES } from "../subscribers/choices";
import { choicesInWords } from "../subscribers/in-words";
import { expiryOf, INVITATION_DAYS } from "./state";

const DATE = new Intl.DateTimeFormat("en-US", { dateStyle: "long", timeZone: "UTC" });

type Invited = { inviter: string; welcome: string; choices: Choices; expiresAt: Date };

/**
 * The letter that invites people. It is made once for all of them; only the link is each one's own.
 * @returns makes the letter to an address, with the token of its link
 */
export async function invitationLetter({
  inviter,
  welcome,
  choices,
  expiresAt,
}: Invited): Promise<(address: string, token: string) => Letter> {
  const place = randomUUID(); // where the token of each one's link goes
  const { subject, html, text } = await composeLetter("", `${inviter} invites you to ${SITE_NAME}`, {
    title: `${inviter} invites you to ${SITE_NAME}`,
    paragraphs: [
      ...(welcome ? [`${inviter} writes: “${welcome}”`] : []),
      `${SITE_NAME} sends new research papers, ranked by readers, to your inbox. Confirm, and you get:`,
      ...choicesInWords(choices),
      "You can change this at any time, and unsubscribe with one click.",
    ],
    action: { label: "Confirm", url: `${siteUrl()}/subscribe/invitation/${place}` },
    why: `If you don't want this, ignore this mail: you'll get nothing else. The link works for ${INVITATION_DAYS} days, until ${DATE.format(expiresAt)}.`,
  });
  return (address, token) => ({
    address,
    subject,
    html: html.replaceAll(place, token),
    text: text.replaceAll(place, token),
  });
}

/** An invitation of nobody, to see how it looks. */
export async function exampleInvitation(): Promise<Letter> {
  const welcome = "Here is what our reading group reads each week.";
  const letterTo = await invitationLetter({
    inviter: "Ada Lovelace",
    welcome,
    choices: DEFAULT_CHOICES,
    expiresAt: expiryOf(new Date()),
  });
  return letterTo("you@example.org", "a-link-of-nobody");
}
