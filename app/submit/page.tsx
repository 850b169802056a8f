import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { z } from "zod";
import { denialOf } from "@/app/denials";
import { memberFor } from "@/app/member-page";
import { Message } from "@/components/message";
import { Section } from "@/components/section";
import { Denied } from "@/lib/denied";
import { readEnv } from "@/lib/env";
import { parsePasted } from "@/lib/submissions/pasted";
import { type Found, lookUp } from "@/lib/submissions/submit";
import { DescribeForm } from "./describe-form";
import { Preview } from "./preview";

export const metadata: Metadata = { title: "Submit a paper", robots: { index: false } };

const Query = z.object({
  paper: z.string().trim().max(2000).catch(""),
  done: z.literal("queued").optional().catch(undefined),
});

/** Where members bring papers: an id or a link is looked up and shown as it will appear; one that is here already is opened. */
export default async function SubmitPage({ searchParams }: { searchParams: Promise<object> }) {
  const { paper, done } = Query.parse(await searchParams);
  const member = await memberFor(`/submit${paper ? `?paper=${encodeURIComponent(paper)}` : ""}`);
  const { SUBMIT_MAX_AGE_DAYS, SUBMISSIONS_PER_DAY } = readEnv();
  const named = paper ? parsePasted(paper) : null;
  let problem = paper && !named ? denialOf("paper") : null;
  let found: Found | null = null;
  try {
    found = named && (await lookUp(member, named));
  } catch (error) {
    if (!(error instanceof Denied)) throw error;
    problem = error.message;
  }
  if (found?.state === "known") redirect(`/papers/${found.id}?known`);
  return (
    <div className="mx-auto max-w-2xl">
      <h1 className="pt-8 pb-2 text-2xl font-bold tracking-tight">Submit a paper</h1>
      <p className="pb-5 text-soft">
        It will appear in today&rsquo;s feed under your name. Papers published more than {SUBMIT_MAX_AGE_DAYS} days ago can be
        found and discussed, but are not featured. You can submit {SUBMISSIONS_PER_DAY} papers a day.
      </p>
      {done && <Message kind="done">Thank you. A curator will review it, and you will get an email with the decision.</Message>}
      {problem && <Message kind="problem">{problem}</Message>}
      <form action="/submit" className="flex gap-2 pb-6">
        <input
          name="paper"
          required
          defaultValue={paper}
          maxLength={2000}
          autoCapitalize="off"
          spellCheck={false}
          aria-label="An arXiv id, or a link to a paper"
          placeholder="2407.21783, or a link: arXiv, alphaXiv, Hugging Face, OpenReview"
          className="input"
        />
        <button type="submit" className="button primary shrink-0">
          Look up
        </button>
      </form>
      {found?.state === "new" && <Preview record={found.record} featured={found.featured} submitter={member} />}
      <Section title="Not on arXiv or OpenReview?" note="Describe it. A curator reviews it before it appears in the feed.">
        <DescribeForm />
      </Section>
    </div>
  );
}
