import { z } from "zod";
import { sameSecret } from "../bearer";
import { mac, siteSecret } from "../db/secret";
import { safePath } from "./safe-path";

/**
 * What somebody wanted before they had to sign in: where to go on, and the paper that they clicked to upvote. It stays in the browser
 * in which they wanted it and never goes into a mail, since anybody can have one sent to anybody.
 */
export type Intent = { next: string; upvote?: string };

/** Seconds that a sign-in at a provider may take. */
export const INTENT_SECONDS = 15 * 60;
export const INTENT_COOKIE = "intent";
/** Characters of a path that still fit into a cookie. */
const MAX_LENGTH = 2000;

const Wanted = z.object({
  next: z.string().optional().catch(undefined),
  upvote: z.string().min(1).max(200).optional().catch(undefined),
});

/** An intent as it may be kept: only a page of this site is ever gone on to. */
export function readIntent(wanted: object): Intent {
  const { next, upvote } = Wanted.parse(wanted);
  const path = safePath(next);
  const isPage = !path.startsWith("/api/") && path.length <= MAX_LENGTH;
  return { next: isPage ? path : "/", ...(upvote && { upvote }) };
}

/** Where to go on after signing in, as an address or a form says. It never says what to vote for: anybody can write a link. */
export function readNext(query: object): string {
  return readIntent(query).next;
}

/** The address of the sign-in page, from where it goes on to a path. */
export function signInPath(next: string): string {
  return `/sign-in${next === "/" ? "" : `?${new URLSearchParams({ next })}`}`;
}

const seal = async (text: string) => mac(await siteSecret(), "intent", text).toString("base64url");

/** An intent as a cookie that only this site can have made, as it leads to a vote without another click; for so many seconds. */
export async function sealIntent(intent: Intent, now: Date, seconds = INTENT_SECONDS): Promise<string> {
  const text = Buffer.from(JSON.stringify({ ...intent, until: now.getTime() + seconds * 1000 })).toString("base64url");
  return `${text}.${await seal(text)}`;
}

/** Reads such a cookie; one that is none, or too old, means nothing. */
export async function openIntent(cookie: string | undefined, now: Date): Promise<Intent> {
  const [text = "", signature = ""] = (cookie ?? "").split(".");
  if (!sameSecret(signature, await seal(text))) return { next: "/" };
  const { until, ...intent } = JSON.parse(Buffer.from(text, "base64url").toString());
  return until > now.getTime() ? readIntent(intent) : { next: "/" };
}
