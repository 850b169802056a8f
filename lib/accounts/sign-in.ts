import { transaction } from "../db/transaction";
import { readEnv } from "../env";
import { networkOf, secondsToWait } from "../limits";
import { parseAddress } from "../mail/address";
import { allowLetter } from "../mail/letter-limit";
import { queueLetter } from "../mail/letters";
import { isSuppressed } from "../mail/suppression";
import { mailProblem } from "../mail/transport";
import { auth } from "./auth";
import { denied } from "./denied";
import { signInLetter } from "./letters";
import { isReachable, providers } from "./providers";
import { LINK_SECONDS, makeLink } from "./sign-in-link";

/**
 * Mails a link that signs in whoever reads the address; where it has no account yet, the link makes one. Whether it has or is
 * suppressed, nothing tells.
 * @param ip of the client
 * @throws Denied for what is wrong with the address as such or with the site, and where too many were asked for
 */
export async function requestSignIn(given: string, ip: string): Promise<void> {
  const parsed = parseAddress(given);
  if (!parsed || !isReachable(parsed.key)) throw denied("address");
  if (mailProblem(readEnv())) throw denied("mail");
  const wait = await secondsToWait("sign-in network", 20, networkOf(ip));
  if (wait) throw denied("often", wait);
  await allowLetter("sign-in", 5, parsed.key, ip);
  if (await isSuppressed(parsed.key)) return;
  const token = await transaction((tx) => makeLink(parsed.key, tx));
  await queueLetter(await signInLetter(parsed.key, token), LINK_SECONDS * 1000);
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
  if (!providers(readEnv()).some(({ id }) => id === provider)) throw denied("provider");
  const { api } = await auth();
  const body = { provider, callbackURL: add ? "/account" : "/sign-in/done", errorCallbackURL: add ? "/account" : "/sign-in" };
  const request = { body: { ...body, disableRedirect: true }, headers, asResponse: true as const };
  const response = add ? await api.linkSocialAccount(request) : await api.signInSocial(request);
  const { url } = (await response.json().catch(() => ({}))) as { url?: string };
  if (!response.ok || !url) throw denied("provider");
  return { location: url, cookies: response.headers.getSetCookie() };
}
