import { siteUrl } from "../env";
import { composeLetter, SITE_NAME } from "../mail/compose";

/** The link that signs in whoever reads the address; nothing that somebody else could choose is in it. */
export function signInLetter(address: string, token: string) {
  return composeLetter(address, `Sign in to ${SITE_NAME}`, {
    title: "Your link to sign in",
    paragraphs: [`Somebody, we hope you, asked to sign in to ${SITE_NAME} with this address.`],
    action: { label: "Sign in", url: `${siteUrl()}/sign-in/confirm/${token}` },
    why: "The link works once, for half an hour. If it was not you who asked, do nothing: nobody can sign in without it.",
  });
}
