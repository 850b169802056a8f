import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { cache } from "react";
import { requestedId } from "@/app/requested-id";
import { Discussion } from "@/components/discussion";
import { OthersOfDay } from "@/components/others-of-day";
import { PaperView } from "@/components/paper-view";
import { Invitation } from "@/components/subscribe-form";
import { threadsOf } from "@/lib/comments/thread";
import { siteUrl } from "@/lib/env";
import { parseArxivId } from "@/lib/papers/arxiv-id";
import { findPapers } from "@/lib/papers/find-papers";
import { jsonLd } from "@/lib/papers/json-ld";
import { getPaper } from "@/lib/papers/paper";
import { paperMetadata } from "./metadata";

type Props = { params: Promise<{ path: string[] }> };

export const dynamic = "force-dynamic"; // lib/pages keeps it

// Once for the head and the body of a page.
const paperOf = cache(getPaper);

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const paper = await paperOf(requestedId((await params).path).id);
  return paper ? paperMetadata(paper) : { title: "No such paper" };
}

export default async function PaperPage({ params }: Props) {
  const { id } = requestedId((await params).path);
  const paper = await paperOf(id);
  if (!paper) notFound();
  const threads = await threadsOf(id);
  const source = parseArxivId(id) && !paper.sample;
  const [day] = paper.days;
  const others = day
    ? (await findPapers({ of: { kind: "date", start: day } })).cards.filter((card) => card.id !== paper.id)
    : [];
  return (
    <>
      {/* biome-ignore lint/security/noDangerouslySetInnerHtml: jsonLd escapes what could end the element */}
      <script type="application/ld+json" dangerouslySetInnerHTML={{ __html: jsonLd(paper, siteUrl()) }} />
      <PaperView paper={paper} url={`${siteUrl()}/papers/${id}`}>
        <Discussion
          paperId={id}
          threads={threads}
          count={paper.memberComments}
          elsewhere={source ? { count: paper.sourceComments, url: `https://huggingface.co/papers/${id}#community` } : null}
        />
      </PaperView>
      <Invitation id="subscribe-paper" />
      {day && others.length > 0 && <OthersOfDay day={day} cards={others} />}
    </>
  );
}
