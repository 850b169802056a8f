import type { Metadata } from "next";
import { Notice } from "@/components/notice";
import { subscriberOf, tokenOf } from "@/lib/subscribers/subscriber";

export const metadata: Metadata = { title: "Unsubscribe", robots: { index: false }, referrer: "same-origin" };

/** Where the link "Unsubscribe" of a digest leads. Opening it ends nothing; the button does, at once. */
export default async function UnsubscribePage({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params;
  const subscriber = await subscriberOf("unsubscribe", token);
  const ended = subscriber && (subscriber.state === "unsubscribed" || subscriber.state === "suppressed");
  const title = !subscriber ? "This link is not valid" : ended ? "You are unsubscribed" : "Unsubscribe from the digest?";
  return (
    <div className="pt-10">
      <h1 className="sr-only">Unsubscribe</h1>
      <Notice title={title}>
        {!subscriber && <p>It may be incomplete, or the subscription was deleted. No mail comes from it.</p>}
        {subscriber && (
          <p>
            {ended ? `No further mail comes to ${subscriber.address}.` : `No further mail will come to ${subscriber.address}.`}
          </p>
        )}
        {subscriber && subscriber.state !== "suppressed" && (
          <form action={`/api/unsubscribe/${token}`} method="post" className="mt-5 flex flex-wrap justify-center gap-2">
            <button
              type="submit"
              name="action"
              value={ended ? "resume" : "unsubscribe"}
              className={ended ? "button" : "button primary"}
            >
              {ended ? "Subscribe again" : "Unsubscribe"}
            </button>
            <a href={`/subscribe/choices/${await tokenOf("choices", subscriber.id)}`} className="button">
              {ended ? "Delete my data" : "Get less instead"}
            </a>
          </form>
        )}
      </Notice>
    </div>
  );
}
