import { z } from "zod";
import { authorise } from "../accounts/authorise";
import type { Member } from "../accounts/member";
import { db } from "../db/client";
import type { Tx } from "../db/transaction";

/** Why an address that was pasted was not invited. */
export const WHY_NOT = ["address", "twice", "suppressed", "subscribed", "unsubscribed", "invited", "limit"] as const;
export type WhyNot = (typeof WHY_NOT)[number];

const Answer = z.union([
  /** How many were invited, and who was not. */
  z.object({ invited: z.number(), refused: z.array(z.object({ typed: z.string(), why: z.enum(WHY_NOT) })) }),
  /** What is wrong with a form, and what was typed into it. */
  z.object({ problem: z.string(), form: z.record(z.string(), z.string()) }),
]);
export type Answer = z.infer<typeof Answer>;

/** Keeps what became of a form, within the transaction that did it. Returns the id by which its page finds it. */
export async function keepAnswer(memberId: string, answer: Answer, on: Pick<Tx, "invitationAnswer"> = db()): Promise<string> {
  return (await on.invitationAnswer.create({ data: { memberId, answer }, select: { id: true } })).id;
}

/** Keeps a form that was not accepted, so that nothing has to be typed again. @throws Denied */
export async function keepForm(actor: Member | null, problem: string, form: Record<string, string>): Promise<string> {
  authorise(actor, "invitations.send");
  return keepAnswer(actor.id, { problem, form });
}

/** What became of a form that the actor sent; null for one of somebody else, or of more than a day ago. @throws Denied */
export async function readAnswer(actor: Member | null, id: string): Promise<Answer | null> {
  authorise(actor, "invitations.read");
  const found = await db().invitationAnswer.findFirst({ where: { id, memberId: actor.id } });
  return found && Answer.parse(found.answer);
}
