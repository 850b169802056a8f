import type { Metadata } from "next";
import { z } from "zod";
import { denialOf } from "@/app/denials";
import { Notice } from "@/components/notice";
import { safePath } from "@/lib/accounts/safe-path";

export const metadata: Metadata = { title: "Not done", robots: { index: false } };

const Query = z.object({ code: z.string().catch(""), back: z.string().optional().catch(undefined) });

/** Why something that a form asked for was not done. */
export default async function RefusedPage({ searchParams }: { searchParams: Promise<object> }) {
  const { code, back } = Query.parse(await searchParams);
  return (
    <div className="pt-10">
      <h1 className="sr-only">Not done</h1>
      <Notice title="That was not done">
        <p>{denialOf(code) ?? "It failed here; nothing was changed. Try again in a moment."}</p>
        <a href={safePath(back)} className="button mt-5">
          Back
        </a>
      </Notice>
    </div>
  );
}
