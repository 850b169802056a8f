import type { Member } from "@/lib/accounts/member";
import { db } from "@/lib/db/client";
import { readAnswer } from "@/lib/invitations/answer";
import { type InviteInput, invite } from "@/lib/invitations/invite";
import { DEFAULT_CHOICES } from "@/lib/subscribers/choices";
import { member, nobodyAndNothing } from "../../support/members";
import { nobodySubscribed } from "../../support/subscribers";

export const DAY_MS = 86_400_000;

/** Forgets everybody and every invitation; then there is an administrator, Ada. */
export async function onlyAda(): Promise<Member> {
  await nobodyAndNothing();
  await nobodySubscribed();
  await db().invitation.deleteMany();
  return member("ada", "admin");
}

/** Invites people; returns how many were, and who was not and why: "typed: why". */
export async function inviting(actor: Member, addresses: string, more: Partial<InviteInput> = {}, now = new Date()) {
  const id = await invite(actor, { addresses, welcome: "", choices: DEFAULT_CHOICES, ...more }, now);
  const answer = await readAnswer(actor, id);
  if (!answer || !("invited" in answer)) throw new Error("That form was not accepted");
  return { invited: answer.invited, refused: answer.refused.map(({ typed, why }) => `${typed}: ${why}`) };
}

/** The letters in the queue, the oldest first. */
export const letters = () => db().message.findMany({ orderBy: [{ createdAt: "asc" }, { address: "asc" }] });

/** The token of the link in the letter that an address was sent last. */
export async function tokenTo(address: string): Promise<string> {
  const letter = (await letters()).findLast((one) => one.address === address);
  return letter?.text?.match(/\/subscribe\/invitation\/([\w-]+)/)?.[1] as string;
}
