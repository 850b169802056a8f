import type { Metadata } from "next";
import { Notice } from "@/components/notice";

export const metadata: Metadata = { title: "Something went wrong", robots: { index: false } };
export const dynamic = "force-static";

/** What bin/front.mjs sends for a page that could not be made. */
export default function WentWrongPage() {
  return (
    <div className="pt-10">
      <h1 className="sr-only">Something went wrong</h1>
      <Notice title="This page could not be loaded">
        <p>The server may be busy or restarting. Nothing is lost. Reload the page in a moment.</p>
      </Notice>
    </div>
  );
}
