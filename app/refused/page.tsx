import type { Metadata } from "next";
import { z } from "zod";
import { denialOf } from "@/app/denials";
import { Notice } from "@/components/notice";
import { safePath } from "@/lib/accounts/safe-path";

export const metadata: Metadata = { title: "Nothing was changed", robots: { index: false } };

const Query = z.object({ code: z.string().catch(""), back: z.string().optional().catch(undefined) });

/** Why something that a form asked for was not done. */
export default async function RefusedPage({ searchParams }: { searchParams: Promise<object> }) {
  const { code, back } = Query.parse(await searchParams);
  return (
    <div className="pt-10">
      <h1 className="sr-only">Nothing was changed</h1>
      <Notice title="Nothing was changed">
        <p>{denialOf(code) ?? "Something failed on our side. Try again in a moment."}</p>
        <a href={safePath(back)} className="button mt-5">
          Back
        </a>
      </Notice>
    </div>
  );
}
