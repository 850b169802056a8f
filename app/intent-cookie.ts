import { parseCookies } from "better-auth/cookies";
import { INTENT_COOKIE, type Intent, openIntent, sealIntent } from "@/lib/accounts/intent";
import { cookie } from "./cookies";

/** The cookie that keeps, in the browser that asks to sign in, what was wanted before; where that is nothing, none is left. */
export async function keepIntent(intent: Intent, seconds: number): Promise<string> {
  if (intent.next === "/" && !intent.upvote) return forgetIntent();
  return cookie(INTENT_COOKIE, await sealIntent(intent, new Date(), seconds), seconds);
}

/** What a browser wanted before it asked to sign in, as long as its cookie says so. */
export function keptIntent(headers: Headers): Promise<Intent> {
  return openIntent(parseCookies(headers.get("cookie") ?? "").get(INTENT_COOKIE), new Date());
}

export const forgetIntent = () => cookie(INTENT_COOKIE, "", 0);
