import { randomUUID } from "node:crypto";
import type { Metadata } from "next";
import { headers } from "next/headers";
import { z } from "zod";
import { denialOf } from "@/app/denials";
import { Message } from "@/components/message";
import { NamesFields } from "@/components/names-fields";
import { Notice } from "@/components/notice";
import { memberOf } from "@/lib/accounts/session";
import { linkState, usedFor } from "@/lib/accounts/sign-in-link";
import { Ended } from "./ended";

export const metadata: Metadata = { title: "Sign in", robots: { index: false }, referrer: "same-origin" };

const Query = z.object({
  problem: z.string().optional().catch(undefined),
  name: z.string().max(200).optional().catch(undefined),
  username: z.string().max(200).optional().catch(undefined),
});

/** The page behind a sign-in link. Opening it signs nobody in, as scanners open links too; the button does. */
export default async function ConfirmPage({
  params,
  searchParams,
}: {
  params: Promise<{ token: string }>;
  searchParams: Promise<object>;
}) {
  const { token } = await params;
  const { problem, name, username } = Query.parse(await searchParams);
  const here = await memberOf(await headers());
  const [state, used] = [await linkState(token), await usedFor(token)];
  return (
    <div className="pt-10">
      <h1 className="sr-only">Sign in</h1>
      {state ? (
        <Notice title={state.isNew ? "Choose your name" : "One more click"}>
          {problem && <Message kind="problem">{denialOf(problem) ?? "That didn't work. Try again."}</Message>}
          <p>
            {state.isNew
              ? `This creates an account for ${state.address}. Your address is never shown.`
              : `Sign in as ${state.address}.`}
          </p>
          {here && here.email !== state.address && (
            <p className="mt-3">
              You are signed in as <b className="font-semibold text-ink">{here.name}</b> in this browser. Going on signs that
              account out here. If you did not ask for this link, close this page.
            </p>
          )}
          <form action="/api/sign-in/confirm" method="post" className="mt-5">
            <input type="hidden" name="token" value={token} />
            <input type="hidden" name="form" value={randomUUID()} />
            {state.isNew && <NamesFields name={name} username={username} />}
            <button type="submit" className="button primary mt-4">
              {state.isNew ? "Create account" : "Sign in"}
            </button>
          </form>
        </Notice>
      ) : (
        <Ended used={used !== null} here={used !== null && used === here?.email} />
      )}
    </div>
  );
}
