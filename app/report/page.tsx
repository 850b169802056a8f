import type { Metadata } from "next";
import { z } from "zod";
import { memberFor } from "@/app/member-page";
import { Notice } from "@/components/notice";
import { ReasonField } from "@/components/reason-field";

export const metadata: Metadata = { title: "Report", robots: { index: false } };

const Query = z.object({
  paper: z.string().max(200).optional().catch(undefined),
  comment: z.uuid().optional().catch(undefined),
  done: z.literal("sent").optional().catch(undefined),
});

/** Where members tell curators that a paper or a comment should not be as it is. */
export default async function ReportPage({ searchParams }: { searchParams: Promise<object> }) {
  const { paper, comment, done } = Query.parse(await searchParams);
  if (!done) await memberFor(`/report?${new URLSearchParams({ ...(paper && { paper }), ...(comment && { comment }) })}`);
  return (
    <div className="mx-auto max-w-2xl">
      <h1 className="pt-8 pb-4 text-2xl font-bold tracking-tight">{comment ? "Report a comment" : "Report a paper"}</h1>
      {done ? (
        <Notice title="Thank you">
          <p>A curator will review it.</p>
          <a href="/" className="button mt-5">
            To the papers
          </a>
        </Notice>
      ) : (
        <form action="/api/report" method="post" className="flex flex-wrap gap-2">
          <input type="hidden" name={comment ? "comment" : "paper"} value={comment ?? paper ?? ""} />
          <ReasonField label="What is wrong?" required />
          <button type="submit" className="button primary">
            Report it
          </button>
        </form>
      )}
    </div>
  );
}
