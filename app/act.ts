import { INTENT_SECONDS, type Intent, readIntent, signInPath } from "@/lib/accounts/intent";
import type { Member } from "@/lib/accounts/member";
import { safePath } from "@/lib/accounts/safe-path";
import { memberOf } from "@/lib/accounts/session";
import { collectChanges } from "@/lib/changes";
import { Denied, denied } from "@/lib/denied";
import { explain, isCrowded } from "@/lib/errors";
import { withCookies } from "./cookies";
import { formOf, isOurHost, sameOrigin, seeOther } from "./form";
import { keepIntent } from "./intent-cookie";
import { refreshPapers } from "./refresh-papers";
import { unavailable } from "./unavailable";

export type Form = Record<string, string>;
/** Where a form leads next, and what a script is answered. */
export type Answer = { to: string; json?: object; cookies?: string[] };

/** The page that a form was sent from, or the feed. */
export function backOf(request: Request): string {
  const referer = request.headers.get("referer");
  if (!referer || !URL.canParse(referer)) return "/";
  const { host, pathname, search } = new URL(referer);
  return isOurHost(host, request) ? safePath(pathname + search) : "/";
}

/**
 * Answers a form of somebody who may be signed in: the one way in which pages change anything. Forms from other sites are refused.
 * A plain form is led on (303); one that a script sent gets JSON. What was not allowed is said in words.
 * @param work does what was asked for
 * @param intent what a visitor wanted, so that signing in leads back to it
 */
export async function act(
  request: Request,
  work: (actor: Member | null, form: Form) => Promise<Answer>,
  { intent = () => ({}) }: { intent?: (form: Form) => Partial<Intent> } = {},
): Promise<Response> {
  const scripted = request.headers.get("accept")?.includes("application/json") ?? false;
  const back = backOf(request);
  const deny = async (code: string, status: number, error: string, form: Form = {}) => {
    // What was wanted stays in this browser, which has just sent it from a page of this site.
    const wanted = code === "signed-out" ? readIntent({ next: back, ...intent(form) }) : null;
    const signIn = wanted ? signInPath(wanted.next) : undefined;
    const response = scripted
      ? Response.json({ error, code, signIn }, { status, headers: { "cache-control": "no-store" } })
      : seeOther(signIn ?? `/refused?${new URLSearchParams({ code, back })}`);
    return withCookies(response, wanted ? [await keepIntent(wanted, INTENT_SECONDS)] : []);
  };
  if (!sameOrigin(request)) return deny("origin", 403, denied("origin").message);
  const form = await formOf(request);
  if (!form) return deny("form", 400, denied("form").message);
  try {
    const actor = await memberOf(request.headers);
    const { result: answer, papers } = await collectChanges(() => work(actor, form));
    refreshPapers(papers, scripted ? undefined : answer.to);
    const response = scripted
      ? Response.json(answer.json ?? {}, { headers: { "cache-control": "no-store" } })
      : seeOther(answer.to);
    return withCookies(response, answer.cookies ?? []);
  } catch (error) {
    if (error instanceof Denied) return deny(error.code, error.status, error.message, form);
    if (isCrowded(error)) return unavailable(scripted);
    const sentence = explain(error);
    if (!sentence) console.error(`POST ${new URL(request.url).pathname}`, error);
    if (scripted)
      return Response.json(
        { error: sentence ?? "Something failed on our side, and nothing was changed. Try again." },
        { status: 500 },
      );
    return seeOther(`/refused?${new URLSearchParams({ code: "failed", back })}`);
  }
}
