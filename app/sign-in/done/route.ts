import { cookies } from "next/headers";
import { cookie, signedIn, withCookies } from "@/app/cookies";
import { seeOther } from "@/app/form";
import { fulfil } from "@/app/fulfil";
import { INTENT_COOKIE, openIntent } from "@/lib/accounts/intent";
import { memberOf } from "@/lib/accounts/session";

/** Where a provider's sign-in ends: goes on to what was wanted before, which only this site can have written down. */
export async function GET(request: Request): Promise<Response> {
  const member = await memberOf(request.headers);
  if (!member) return seeOther("/sign-in?problem=provider");
  const intent = await openIntent((await cookies()).get(INTENT_COOKIE)?.value, new Date());
  return withCookies(seeOther(await fulfil(intent, member.id)), [cookie(INTENT_COOKIE, "", 0), signedIn()]);
}
