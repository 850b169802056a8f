import { signedIn, withCookies } from "@/app/cookies";
import { formOf, sameOrigin, seeOther } from "@/app/form";
import { fulfil } from "@/app/fulfil";
import { forgetIntent, keptIntent } from "@/app/intent-cookie";
import { orUnavailable } from "@/app/unavailable";
import { parseNames } from "@/lib/accounts/names";
import { redeemLink } from "@/lib/accounts/redeem-link";
import { linkState } from "@/lib/accounts/sign-in-link";
import { Denied } from "@/lib/denied";

/** POST of the button behind a sign-in link. Opening the link uses nothing up, as scanners of mail do that too. */
async function post(request: Request): Promise<Response> {
  const form = (await formOf(request)) ?? {};
  const token = form.token ?? "";
  const page = `/sign-in/confirm/${encodeURIComponent(token)}`;
  if (!sameOrigin(request)) return seeOther(page);
  try {
    const state = await linkState(token);
    const used = await redeemLink(token, state?.isNew ? parseNames(form) : null, request.headers, form.form);
    // A link that is refused and still works is of somebody who is blocked; for any other the page says what it is worth.
    if (!used) return seeOther((await linkState(token)) ? "/sign-in?problem=blocked" : page);
    const next = await fulfil(await keptIntent(request.headers), used.memberId);
    return withCookies(seeOther(next), [...used.cookies, signedIn(), forgetIntent()]);
  } catch (error) {
    if (!(error instanceof Denied)) throw error;
    const typed = { name: form.name?.slice(0, 200) ?? "", username: form.username?.slice(0, 200) ?? "" };
    const again = new URLSearchParams({ problem: error.code, ...typed });
    return seeOther(`${page}?${again}`);
  }
}

export const POST = orUnavailable(post);
