import { act, type Form } from "@/app/act";
import { uuidFrom } from "@/app/uuid";
import type { Member } from "@/lib/accounts/member";
import { Denied, denied } from "@/lib/denied";
import { readEnv } from "@/lib/env";
import { keepForm } from "@/lib/invitations/answer";
import { invite } from "@/lib/invitations/invite";
import { takeBack } from "@/lib/invitations/take-back";
import { mailProblem } from "@/lib/mail/transport";
import { Choices } from "@/lib/subscribers/choices";

/** Invites people, or keeps what was typed where something in it is wrong. Returns the id of the answer. */
async function send(actor: Member | null, form: Form): Promise<string> {
  const given = Object.fromEntries(Object.entries(form).filter(([, value]) => value !== ""));
  const choices = Choices.safeParse(given);
  if (!choices.success) return keepForm(actor, String(choices.error.issues[0]?.path[0]), form);
  if (mailProblem(readEnv())) return keepForm(actor, "mail", form);
  try {
    return await invite(actor, { addresses: form.addresses ?? "", welcome: form.welcome ?? "", choices: choices.data });
  } catch (error) {
    if (error instanceof Denied && error.status === 422) return keepForm(actor, error.code, form);
    throw error;
  }
}

/** POST of an administrator: `action` is send, or take-back with the `id` of an invitation. */
export function POST(request: Request): Promise<Response> {
  return act(request, async (actor, form) => {
    if (form.action === "send") return { to: `/admin/invite?answer=${await send(actor, form)}` };
    if (form.action === "take-back") return { to: `/admin/invite?done=${await takeBack(actor, uuidFrom(form.id))}` };
    throw denied("form");
  });
}
