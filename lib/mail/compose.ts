import { createElement } from "react";
import { render } from "react-email";
import { Letter, type LetterProps, letterText } from "../../emails/letter";
import { siteUrl } from "../env";
import type { Letter as Mail } from "./letters";

export const SITE_NAME = "Daily Papers";

/** A letter with one thing to do, as HTML and as text, ready for the queue. */
export async function composeLetter(
  address: string,
  subject: string,
  props: Omit<LetterProps, "siteName" | "siteUrl">,
): Promise<Mail> {
  const all = { ...props, siteName: SITE_NAME, siteUrl: siteUrl() };
  return { address, subject, html: await render(createElement(Letter, all)), text: letterText(all) };
}
