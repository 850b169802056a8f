import { siteUrl } from "../env";
import { composeLetter as letter, SITE_NAME } from "../mail/compose";

const FORGET = "If it was not you who asked, do nothing: no further mail will come.";

/** Asks whoever reads `address` to confirm that they want the digest. */
export function confirmationLetter(address: string, token: string) {
  return letter(address, `Confirm your subscription to ${SITE_NAME}`, {
    title: "One click and the papers come to you",
    paragraphs: [`We received a request to send the ${SITE_NAME} digest to this address.`],
    action: { label: "Confirm the subscription", url: `${siteUrl()}/subscribe/confirm/${token}` },
    why: `The link works once, for two days. ${FORGET}`,
  });
}

/** Tells a subscriber who asked again that all is well. */
export function alreadyLetter(address: string, choicesToken: string) {
  return letter(address, `You are subscribed to ${SITE_NAME} already`, {
    title: "You are subscribed already",
    paragraphs: [
      `We received a request to send the ${SITE_NAME} digest to this address. You are already subscribed, so there is nothing to do.`,
    ],
    action: { label: "See or change what you get", url: `${siteUrl()}/subscribe/choices/${choicesToken}` },
    why: FORGET,
  });
}

/** Asks whoever reads a new address to confirm that a subscription shall move to it. */
export function moveLetter(address: string, token: string) {
  return letter(address, `Confirm your new address for ${SITE_NAME}`, {
    title: "Move the digest to this address",
    paragraphs: [`A subscriber of ${SITE_NAME} asked for the digest to come to this address from now on.`],
    action: { label: "Confirm the new address", url: `${siteUrl()}/subscribe/confirm/${token}` },
    why: `The link works once, for two days. ${FORGET}`,
  });
}
