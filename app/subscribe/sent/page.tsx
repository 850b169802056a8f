import type { Metadata } from "next";
import { headers } from "next/headers";
import { isFromThisMachine } from "@/app/client";
import { LookIntoInbox } from "@/components/look-into-inbox";
import { isTriedOut } from "@/lib/env";

export const metadata: Metadata = { title: "Check your inbox", robots: { index: false } };

/** What everybody sees who asked for the digest, whatever was made of it. */
export default async function SentPage() {
  const what = "The link in it confirms your address; it works for two days.";
  return <LookIntoInbox title="Digest by e-mail" what={what} tried={isTriedOut()} here={isFromThisMachine(await headers())} />;
}
