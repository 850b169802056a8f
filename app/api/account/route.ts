import { type Answer, act, type Form } from "@/app/act";
import { signedOut } from "@/app/cookies";
import { formOf, sameOrigin, seeOther } from "@/app/form";
import { onward } from "@/app/onward";
import { uuidFrom } from "@/app/uuid";
import { authorise } from "@/lib/accounts/authorise";
import { disconnect } from "@/lib/accounts/identities";
import { deleteAccount } from "@/lib/accounts/leave";
import type { Member } from "@/lib/accounts/member";
import { parseNames, rename } from "@/lib/accounts/names";
import { revokeOtherSessions, revokeSession } from "@/lib/accounts/session";
import { beginAtProvider } from "@/lib/accounts/sign-in";
import { muteAll } from "@/lib/comments/mute";
import { Denied, denied } from "@/lib/denied";

async function change(actor: Member | null, form: Form, headers: Headers): Promise<Answer> {
  authorise(actor, "account.change");
  const done = (what: string) => ({ to: `/account?done=${what}` });
  switch (form.action) {
    case "names":
      await rename(actor.id, parseNames(form));
      return done("names");
    case "notify":
      await muteAll({ memberId: actor.id }, form.notify !== "on");
      return done("notify");
    case "revoke":
      await revokeSession(actor, uuidFrom(form.session));
      return done("revoked");
    case "revoke-others":
      await revokeOtherSessions(actor, headers);
      return done("revoked");
    case "disconnect":
      await disconnect(actor, form.provider ?? "");
      return done("disconnected");
    case "delete":
      await deleteAccount(actor, form.confirmation ?? "");
      return { to: "/sign-in?done=deleted", cookies: [signedOut()] };
    default:
      throw denied("form");
  }
}

/** POST of one of the forms of the account page. */
export async function POST(request: Request): Promise<Response> {
  const form = await formOf(request.clone());
  if (form?.action !== "connect") return act(request, (actor, fields) => change(actor, fields, request.headers));
  if (!sameOrigin(request)) return seeOther("/account");
  try {
    const { location, cookies } = await beginAtProvider(form.provider ?? "", request.headers, true);
    return onward(location, cookies);
  } catch (error) {
    if (!(error instanceof Denied)) throw error;
    return seeOther(`/account?problem=${error.code}`);
  }
}
