import { db } from "../db/client";
import { Denied } from "../denied";
import { readEnv } from "../env";
import { networkOf, withinLimit } from "../limits";
import { parseAddress } from "../mail/address";
import { hashOf } from "../mail/one-time";
import { isSuppressed } from "../mail/suppression";
import { mailProblem } from "../mail/transport";
import { auth } from "./auth";
import { type Names, rename } from "./names";
import { isReachable } from "./providers";

/**
 * Mails a link that signs in whoever reads the address; where it has no account yet, the link makes one. Whether it has, was
 * written to too often or is suppressed, nothing is returned that tells.
 * @param intent what to add to the address of the link: what they wanted to do
 * @throws Denied for what is wrong with the address as such, the network or the site
 */
export async function requestSignIn(given: string, intent: string, ip: string): Promise<void> {
  const parsed = parseAddress(given);
  if (!parsed || !isReachable(parsed.key)) throw new Denied("address");
  if (mailProblem(readEnv())) throw new Denied("mail");
  if (!(await withinLimit("sign-in network", 20, networkOf(ip)))) throw new Denied("often");
  if (!(await withinLimit("sign-in address", 5, parsed.key)) || (await isSuppressed(parsed.key))) return;
  const { api } = await auth();
  await api.signInMagicLink({ body: { email: parsed.key, metadata: { intent } }, headers: new Headers() }).catch((error) => {
    if (error?.statusCode === 400) throw new Denied("address"); // one that Better Auth does not know to be right
    throw error;
  });
}

/** What a sign-in link is worth; looking at it changes nothing. */
export async function linkState(token: string): Promise<{ address: string; isNew: boolean } | null> {
  const found = await db().verification.findFirst({
    where: { identifier: `magic-link:${hashOf(token)}`, expiresAt: { gt: new Date() } },
  });
  if (!found) return null;
  const address = (JSON.parse(found.value) as { email: string }).email;
  return { address, isNew: (await db().member.count({ where: { email: address } })) === 0 };
}

/**
 * Uses a sign-in link, which works once.
 * @param names those that a new member chose; who has an account keeps theirs
 * @returns the cookies that keep them signed in and the id of the member; null where the link is not worth anything, or the
 * account is blocked
 * @throws Denied where a name is taken
 */
export async function redeemLink(
  token: string,
  names: Names | null,
  headers: Headers,
): Promise<{ cookies: string[]; memberId: string } | null> {
  if (names && (await db().member.count({ where: { username: names.username } })) > 0) throw new Denied("taken");
  const response = await (await auth()).api.magicLinkVerify({ query: { token }, headers, asResponse: true });
  if (!response.ok) return null;
  const { user } = (await response.json()) as { user: { id: string } };
  if (names) await rename(user.id, names).catch(() => {}); // somebody was faster: they go in as they are, and can choose again
  return { cookies: response.headers.getSetCookie(), memberId: user.id };
}

/**
 * Begins a sign-in at a provider, or adds one to the account of whoever is signed in.
 * @returns where to send the browser, and the cookies that hold the state of it
 * @throws Denied where that provider is not set up or does not answer
 */
export async function beginAtProvider(
  provider: string,
  headers: Headers,
  add: boolean,
): Promise<{ location: string; cookies: string[] }> {
  const { api } = await auth();
  const body = { provider, callbackURL: add ? "/account" : "/sign-in/done", errorCallbackURL: add ? "/account" : "/sign-in" };
  const request = { body: { ...body, disableRedirect: true }, headers, asResponse: true as const };
  const response = add ? await api.linkSocialAccount(request) : await api.signInSocial(request);
  const { url } = (await response.json().catch(() => ({}))) as { url?: string };
  if (!response.ok || !url) throw new Denied("provider");
  return { location: url, cookies: response.headers.getSetCookie() };
}
