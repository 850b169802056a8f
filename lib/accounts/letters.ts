import { siteUrl } from "../env";
import { composeLetter, SITE_NAME } from "../mail/compose";

/** The link that signs somebody in; `intent` is what they wanted to do, as the end of its address. */
export function signInLetter(address: string, token: string, intent: string) {
  return composeLetter(address, `Sign in to ${SITE_NAME}`, {
    title: "Your link to sign in",
    paragraphs: [`Somebody, we hope you, asked to sign in to ${SITE_NAME} with this address.`],
    action: { label: "Sign in", url: `${siteUrl()}/sign-in/confirm/${token}${intent}` },
    why: "The link works once, for half an hour. If it was not you who asked, do nothing: nobody can sign in without it.",
  });
}
