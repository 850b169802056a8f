import { signedIn, withCookies } from "@/app/cookies";
import { seeOther } from "@/app/form";
import { fulfil } from "@/app/fulfil";
import { forgetIntent, keptIntent } from "@/app/intent-cookie";
import { memberOf } from "@/lib/accounts/session";

/** Where a provider's sign-in ends: goes on to what this browser wanted before. */
export async function GET(request: Request): Promise<Response> {
  const member = await memberOf(request.headers);
  if (!member) return seeOther("/sign-in?problem=provider");
  const next = await fulfil(await keptIntent(request.headers), member.id);
  return withCookies(seeOther(next), [forgetIntent(), signedIn()]);
}
