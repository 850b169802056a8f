import { clientAddress } from "@/app/client";
import { withCookies } from "@/app/cookies";
import { formOf, sameOrigin, seeOther } from "@/app/form";
import { keepIntent, keptIntent } from "@/app/intent-cookie";
import { onward } from "@/app/onward";
import { orUnavailable } from "@/app/unavailable";
import { INTENT_SECONDS, readNext } from "@/lib/accounts/intent";
import { beginAtProvider, requestSignIn } from "@/lib/accounts/sign-in";
import { LINK_SECONDS } from "@/lib/accounts/sign-in-link";
import { Denied } from "@/lib/denied";

/** POST of the sign-in page: mails a link, or leads to a provider. What was wanted before stays in this browser. */
async function post(request: Request): Promise<Response> {
  const form = await formOf(request);
  if (!sameOrigin(request)) return seeOther("/sign-in?problem=origin");
  if (!form) return seeOther("/sign-in?problem=form");
  const intent = { ...(await keptIntent(request.headers)), next: readNext(form) };
  try {
    if (form.provider) {
      const { location, cookies } = await beginAtProvider(form.provider, request.headers, false);
      return onward(location, [...cookies, await keepIntent(intent, INTENT_SECONDS)]);
    }
    await requestSignIn(form.address ?? "", clientAddress(request.headers));
    return withCookies(seeOther("/sign-in/sent"), [await keepIntent(intent, LINK_SECONDS)]);
  } catch (error) {
    if (!(error instanceof Denied)) throw error;
    const query = new URLSearchParams({ next: intent.next, problem: error.code });
    if (error.wait) query.set("wait", String(error.wait));
    if (form.address) query.set("address", form.address.slice(0, 300));
    return seeOther(`/sign-in?${query}`);
  }
}

export const POST = orUnavailable(post);
