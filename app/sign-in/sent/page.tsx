import type { Metadata } from "next";
import { headers } from "next/headers";
import { isFromThisMachine } from "@/app/client";
import { keptIntent } from "@/app/intent-cookie";
import { LookIntoInbox } from "@/components/look-into-inbox";
import { isTriedOut } from "@/lib/env";

export const metadata: Metadata = { title: "Check your inbox", robots: { index: false } };

/** What everybody sees who asked for a link, whether or not the address has an account. */
export default async function SentPage() {
  const asked = await headers();
  const { upvote } = await keptIntent(asked);
  const what = `Open the link in it to sign in. It works once, for 30 minutes.${upvote ? " Open it in this browser to have your vote counted." : ""}`;
  return <LookIntoInbox title="Sign in" what={what} tried={isTriedOut()} here={isFromThisMachine(asked)} />;
}
