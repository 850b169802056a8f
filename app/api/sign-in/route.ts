import { after } from "next/server";
import { cookie } from "@/app/cookies";
import { formOf, sameOrigin, seeOther } from "@/app/form";
import { onward } from "@/app/onward";
import { INTENT_COOKIE, INTENT_SECONDS, intentQuery, readIntent, sealIntent } from "@/lib/accounts/intent";
import { beginAtProvider, requestSignIn } from "@/lib/accounts/sign-in";
import { Denied } from "@/lib/denied";
import { sendLetters } from "@/lib/digest/run";

/** POST of the sign-in page: mails a link, or leads to a provider. What was wanted before is kept for afterwards. */
export async function POST(request: Request): Promise<Response> {
  const form = await formOf(request);
  if (!form || !sameOrigin(request)) return seeOther("/sign-in?problem=origin");
  const intent = readIntent(form);
  try {
    if (form.provider) {
      const { location, cookies } = await beginAtProvider(form.provider, request.headers, false);
      const kept = cookie(INTENT_COOKIE, await sealIntent(intent, new Date()), INTENT_SECONDS);
      return onward(location, [...cookies, kept]);
    }
    await requestSignIn(form.address ?? "", intentQuery(intent), request.headers.get("x-forwarded-for") ?? "");
    after(sendLetters);
    return seeOther("/sign-in/sent");
  } catch (error) {
    if (!(error instanceof Denied)) throw error;
    const query = new URLSearchParams({ ...intent, problem: error.code, ...(form.address && { address: form.address }) });
    return seeOther(`/sign-in?${query}`);
  }
}
