import type { Metadata } from "next";
import { LookIntoInbox } from "@/components/look-into-inbox";
import { isTriedOut } from "@/lib/env";

export const metadata: Metadata = { title: "Look into your inbox", robots: { index: false } };
export const dynamic = "force-dynamic";

/** What everybody sees who asked for a link, whether or not the address has an account. */
export default function SentPage() {
  return (
    <LookIntoInbox title="Sign in" what="The link in it signs you in; it works once, for half an hour." tried={isTriedOut()} />
  );
}
