import type { Metadata } from "next";
import { z } from "zod";
import { Wait } from "@/app/wait";
import { ChoicesFields } from "@/components/choices-fields";
import { Message } from "@/components/message";
import { SubscribeForm } from "@/components/subscribe-form";
import { readEnv } from "@/lib/env";
import { mailProblem } from "@/lib/mail/transport";
import { DEFAULT_CHOICES } from "@/lib/subscribers/choices";
import { problemOf, TypedQuery } from "./problems";

export const metadata: Metadata = { title: "Digest by e-mail" };

const Query = z.object({
  problem: z.string().optional().catch(undefined),
  wait: Wait,
  address: z.string().max(300).optional().catch(undefined),
  done: z.literal("deleted").optional().catch(undefined),
});

/** Where anybody asks for the digest. */
export default async function SubscribePage({ searchParams }: { searchParams: Promise<object> }) {
  const query = await searchParams;
  const { problem, wait, address, done } = Query.parse(query);
  const sentence = problemOf(mailProblem(readEnv()) ? "mail" : problem, wait);
  return (
    <div className="mx-auto max-w-2xl">
      <h1 className="pt-8 pb-2 text-2xl font-bold tracking-tight">Trending papers in your inbox</h1>
      <p className="pb-5 text-soft">
        New papers, ranked by readers. We send one email to confirm your address, then only what you asked for. Unsubscribe with
        one click.
      </p>
      {done && <Message kind="done">Your subscription and its data are deleted.</Message>}
      {sentence && <Message kind="problem">{sentence}</Message>}
      <div data-guess-zone={problem ? undefined : ""} className="rounded-2xl border border-line bg-raised p-5">
        <SubscribeForm id="address" address={address}>
          <details className="mt-3 w-full" open={problem !== undefined && problem in DEFAULT_CHOICES}>
            <summary className="link text-sm">Choose what you get and when</summary>
            <div className="pt-4">
              <ChoicesFields choices={DEFAULT_CHOICES} typed={TypedQuery.parse(query)} />
            </div>
          </details>
        </SubscribeForm>
      </div>
      <p className="pt-4 text-sm text-muted">
        Your address is used for nothing else. See{" "}
        <a href="/digests" className="link">
          past digests
        </a>{" "}
        first.
      </p>
    </div>
  );
}
