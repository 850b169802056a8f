import { siteUrl } from "../env";
import { composeLetter, SITE_NAME } from "../mail/compose";

/** The link that signs in whoever reads the address; nothing that somebody else could choose is in it. */
export function signInLetter(address: string, token: string) {
  return composeLetter(address, `Sign in to ${SITE_NAME}`, {
    title: "Your link to sign in",
    paragraphs: [`We received a request to sign in to ${SITE_NAME} with this address.`],
    action: { label: "Sign in", url: `${siteUrl()}/sign-in/confirm/${token}` },
    why: "The link works once, for 30 minutes. If you didn't request it, ignore this email: no one can sign in without it.",
  });
}
