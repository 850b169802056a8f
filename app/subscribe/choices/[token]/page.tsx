import type { Metadata } from "next";
import { z } from "zod";
import { problemOf, TypedQuery } from "@/app/subscribe/problems";
import { Wait } from "@/app/wait";
import { ChoicesFields } from "@/components/choices-fields";
import { Message } from "@/components/message";
import { Notice } from "@/components/notice";
import { Section } from "@/components/section";
import { choicesOf, subscriberOf } from "@/lib/subscribers/subscriber";

export const metadata: Metadata = { title: "Your digest", robots: { index: false }, referrer: "same-origin" };

const DONE = new Map([
  ["confirmed", "Your address is confirmed. Here you can change what you get."],
  ["invited", "You are subscribed. Here you can change what you get."],
  ["save", "Saved. This applies from the next digest."],
  ["pause", "Paused. You get no digest until you resume."],
  ["resume", "Resumed. You will get the next digest."],
  ["move", "We sent an email to the new address. Open the link in it to move your subscription."],
]);
// Where no digest comes, none is promised.
const DONE_WITHOUT_DIGEST = new Map([
  ...DONE,
  ["confirmed", "Your address is confirmed."],
  ["invited", "Your address is confirmed."],
  ["save", "Saved."],
  ["resume", ""],
]);
const Query = z.object({
  done: z.string().optional().catch(undefined),
  problem: z.string().optional().catch(undefined),
  wait: Wait,
});

/** All that a subscriber can change, behind the signed link of each mail. */
export default async function ChoicesPage({
  params,
  searchParams,
}: {
  params: Promise<{ token: string }>;
  searchParams: Promise<object>;
}) {
  const { token } = await params;
  const query = await searchParams;
  const { done, problem, wait } = Query.parse(query);
  const subscriber = await subscriberOf("choices", token);
  if (!subscriber) {
    return (
      <div className="pt-10">
        <h1 className="sr-only">Your digest</h1>
        <Notice title="This link is not valid">
          <p>It may be incomplete, or the subscription was deleted.</p>
          <a href="/subscribe" className="button mt-5">
            Subscribe
          </a>
        </Notice>
      </div>
    );
  }
  const action = `/api/subscribe/choices/${token}`;
  const active = subscriber.state === "active";
  const sentence = done && (active ? DONE : DONE_WITHOUT_DIGEST).get(done);
  return (
    <div className="mx-auto max-w-2xl" data-subscribed={active ? "" : undefined}>
      <h1 className="pt-8 pb-1 text-2xl font-bold tracking-tight">Your digest</h1>
      <p className="pb-5 text-soft">
        For {subscriber.address}
        {active ? "" : `, ${subscriber.state}`}
      </p>
      {sentence && <Message kind="done">{sentence}</Message>}
      {subscriber.state === "suppressed" && (
        <Message kind="problem">
          Email to this address bounced or was reported as spam, so we stopped sending. Move the digest to another address
          below.
        </Message>
      )}
      {problem && <Message kind="problem">{problemOf(problem, wait)}</Message>}
      <form action={action} method="post" className="pb-6">
        <ChoicesFields choices={choicesOf(subscriber)} typed={TypedQuery.parse(query)} />
        <button type="submit" name="action" value="save" className="button primary mt-5">
          Save
        </button>
      </form>
      {subscriber.state !== "suppressed" && (
        <Section title={active ? "Pause" : "Resume"}>
          <form action={action} method="post">
            <button type="submit" name="action" value={active ? "pause" : "resume"} className="button">
              {active ? "Pause the digest" : "Resume the digest"}
            </button>
          </form>
        </Section>
      )}
      <Section title="Another address">
        <form action={action} method="post" className="flex gap-2">
          <input
            name="address"
            inputMode="email"
            autoComplete="email"
            required
            maxLength={254}
            aria-label="Your new address"
            className="input"
          />
          <button type="submit" name="action" value="move" className="button shrink-0">
            Move subscription
          </button>
        </form>
      </Section>
      <Section title="Your data">
        <form action={action} method="post" className="flex flex-wrap gap-2">
          <a href={action} className="button" download>
            Download your data
          </a>
          <button type="submit" name="action" value="delete" className="button">
            Unsubscribe and delete your data
          </button>
        </form>
      </Section>
    </div>
  );
}
