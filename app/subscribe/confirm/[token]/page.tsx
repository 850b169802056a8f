import type { Metadata } from "next";
import { Notice } from "@/components/notice";
import { confirmationState, confirmationSubject } from "@/lib/subscribers/confirm";

export const metadata: Metadata = { title: "Confirm your address", robots: { index: false }, referrer: "same-origin" };

const ENDED = {
  used: ["This link was used already", "Your address is confirmed. Every digest has a link to change what you get."],
  expired: ["This link has expired", "Links work for two days. Get a new one below."],
  taken: [
    "That address has a subscription already",
    "So both stay as they are. Unsubscribe the one that it has, then open this link again.",
  ],
  suppressed: [
    "No mail is sent to that address",
    "Mail to it came back or was reported as spam. Ask with another address below.",
  ],
  unknown: ["This link is not valid", "Your mail program may have cut it off. Copy all of it, or get a new one below."],
} as const;

/** The page behind a confirmation link. Opening it confirms nothing, as scanners open links too; the button does. */
export default async function ConfirmPage({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params;
  const state = await confirmationState(token);
  const subject = await confirmationSubject(token);
  const what = subject?.isMove
    ? `Move a subscription to ${subject.address}: from then on its digest comes there.`
    : `Confirm that the digest may come to ${subject?.address}.`;
  // Of a link that was sent and is not known any more, the address is not written to.
  const [title, text] =
    state === "open" ? ["One more click", what] : ENDED[state === "unknown" && subject ? "suppressed" : state];
  return (
    <div className="pt-10">
      <h1 className="sr-only">Confirm your address</h1>
      <Notice title={title}>
        <p>{text}</p>
        {state === "open" ? (
          <form action="/api/subscribe/confirm" method="post" className="mt-5">
            <input type="hidden" name="token" value={token} />
            <button type="submit" className="button primary">
              Confirm
            </button>
          </form>
        ) : (
          <a href={state === "used" ? "/" : "/subscribe"} className="button mt-5">
            {state === "used" ? "Read the newest papers" : "Subscribe"}
          </a>
        )}
      </Notice>
    </div>
  );
}
