import type { Metadata } from "next";
import { LookIntoInbox } from "@/components/look-into-inbox";
import { isTriedOut } from "@/lib/env";

export const metadata: Metadata = { title: "Look into your inbox", robots: { index: false } };
export const dynamic = "force-dynamic";

/** What everybody sees who asked for the digest, whatever was made of it. */
export default function SentPage() {
  const what = "The link in it confirms your address; it works for two days.";
  return <LookIntoInbox title="Digest by e-mail" what={what} tried={isTriedOut()} />;
}
