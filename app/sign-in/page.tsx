import type { Metadata } from "next";
import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { z } from "zod";
import { denialOf } from "@/app/denials";
import { keptIntent } from "@/app/intent-cookie";
import { Wait } from "@/app/wait";
import { AddressField } from "@/components/address-field";
import { Message } from "@/components/message";
import { Tex } from "@/components/tex";
import { readNext } from "@/lib/accounts/intent";
import { providers } from "@/lib/accounts/providers";
import { memberOf } from "@/lib/accounts/session";
import { readEnv } from "@/lib/env";
import { mailProblem } from "@/lib/mail/transport";
import { getPaper } from "@/lib/papers/paper";

export const metadata: Metadata = { title: "Sign in", robots: { index: false } };

const Query = z.object({
  problem: z.string().optional().catch(undefined),
  wait: Wait,
  error: z.string().optional().catch(undefined),
  address: z.string().max(300).optional().catch(undefined),
  done: z.literal("deleted").optional().catch(undefined),
});

/** Where anybody signs in, or gets an account: by a link in a mail, or at a provider that is set up. */
export default async function SignInPage({ searchParams }: { searchParams: Promise<object> }) {
  const query = await searchParams;
  const head = await headers();
  const next = readNext(query);
  const { upvote } = await keptIntent(head);
  const { problem, wait, error, address, done } = Query.parse(query);
  if (await memberOf(head)) redirect(next === "/" ? "/account" : next);
  const paper = upvote ? await getPaper(upvote) : null;
  const env = readEnv();
  const sentence = mailProblem(env) ? denialOf("mail") : problem && (denialOf(problem, wait) ?? "That didn't work. Try again.");
  const goOn = <input type="hidden" name="next" value={next} />;
  return (
    <div className="mx-auto max-w-md">
      <h1 className="pt-10 pb-2 text-2xl font-bold tracking-tight">Sign in</h1>
      <p className="pb-5 text-soft">
        {paper ? (
          <>
            Then your vote for{" "}
            <b className="font-semibold text-ink">
              <Tex>{paper.title}</Tex>
            </b>{" "}
            is counted.
          </>
        ) : (
          "Vote, discuss and submit papers. If you have no account yet, this creates one."
        )}
      </p>
      {done && <Message kind="done">Your account and its data are deleted.</Message>}
      {(sentence || error) && (
        <Message kind="problem">{sentence || "That sign-in failed. Try again, or get a link by email."}</Message>
      )}
      <div className="rounded-2xl border border-line bg-raised p-5">
        <form action="/api/sign-in" method="post" className="grid gap-3">
          {goOn}
          <label htmlFor="address" className="text-sm font-semibold">
            Your email address
          </label>
          <AddressField id="address" value={address} />
          <button type="submit" className="button primary justify-center">
            Email me a link
          </button>
        </form>
        {providers(env).map(({ id, name }) => (
          <form key={id} action="/api/sign-in" method="post" className="mt-3">
            {goOn}
            <button type="submit" name="provider" value={id} className="button w-full justify-center">
              Sign in with {name}
            </button>
          </form>
        ))}
      </div>
      <p className="pt-4 text-sm text-muted">No password needed. Your address is never shown.</p>
    </div>
  );
}
