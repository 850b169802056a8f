import type { Metadata } from "next";
import { Notice } from "@/components/notice";
import { type LinkState, type Opened, openInvitation } from "@/lib/invitations/confirm";
import { choicesInWords } from "@/lib/subscribers/in-words";

export const metadata: Metadata = { title: "Invitation", robots: { index: false }, referrer: "same-origin" };

const ENDED: Record<Exclude<LinkState, "waiting">, [title: string, text: string]> = {
  confirmed: ["This invitation was confirmed already", "Every digest has a link to change what you get, or to unsubscribe."],
  expired: ["This invitation has expired", "Invitations work for 30 days. You can still subscribe yourself."],
  "taken back": ["This invitation was taken back", "You can still subscribe yourself."],
  suppressed: [
    "No mail is sent to that address",
    "Mail to it came back or was reported as spam. Subscribe with another address.",
  ],
  unknown: ["This link is not valid", "Your mail program may have cut it off. Copy all of it, or subscribe yourself."],
};

function Confirm({ token, opened: { address, inviter, choices, own } }: { token: string; opened: Opened }) {
  return (
    <Notice title={inviter ? `${inviter} invites you to the digest` : "You are invited to the digest"}>
      <p>{own ? `${address} subscribed already, and keeps its own choices:` : `If you confirm, ${address} gets:`}</p>
      <ul className="mt-3">
        {choicesInWords(choices).map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
      <p className="mt-3">You can change this at any time, and unsubscribe with one click.</p>
      <form action="/api/subscribe/invitation" method="post" className="mt-5">
        <input type="hidden" name="token" value={token} />
        <button type="submit" className="button primary">
          Confirm
        </button>
      </form>
    </Notice>
  );
}

/** The page behind the link of an invitation. Opening it subscribes nobody, as scanners open links too; the button does. */
export default async function InvitationPage({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params;
  const { state, opened } = await openInvitation(token);
  const [title, text] = ENDED[state === "waiting" ? "unknown" : state];
  return (
    <div className="pt-10">
      <h1 className="sr-only">Invitation</h1>
      {state === "waiting" && opened ? (
        <Confirm token={token} opened={opened} />
      ) : (
        <Notice title={title}>
          <p>{text}</p>
          <a href={state === "confirmed" ? "/" : "/subscribe"} className="button mt-5">
            {state === "confirmed" ? "Read the newest papers" : "Subscribe"}
          </a>
        </Notice>
      )}
    </div>
  );
}
