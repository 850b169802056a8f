import type { Metadata } from "next";
import { z } from "zod";
import { Nav } from "@/app/admin/nav";
import { Done } from "@/app/curate/done";
import { entryId } from "@/app/curate/entry-id";
import { allowedFor } from "@/app/member-page";
import { Section } from "@/components/section";
import { readQueue } from "@/lib/curation/queue";
import { countWaiting } from "@/lib/curation/waiting";
import { Claims, Reports, Submissions } from "./waiting";

export const metadata: Metadata = { title: "Waiting", robots: { index: false } };

const Query = z.object({ done: entryId });

const oldest = (shown: unknown[], count: number) =>
  shown.length < count ? `The oldest ${shown.length} are shown.` : undefined;

/** What waits for curators. */
export default async function CuratePage({ searchParams }: { searchParams: Promise<object> }) {
  const { done } = Query.parse(await searchParams);
  const member = await allowedFor("queue.read", "/curate");
  const [{ submissions, claims, reports }, waiting] = await Promise.all([readQueue(member), countWaiting(member)]);
  return (
    <div className="max-w-3xl">
      <Nav member={member} current="waiting" waiting={waiting} />
      <h1 className="pt-5 pb-4 text-2xl font-bold tracking-tight">Waiting</h1>
      <Done id={done} member={member} />
      <Section id="submissions" title={`Submissions · ${waiting.submissions}`} note={oldest(submissions, waiting.submissions)}>
        <Submissions submissions={submissions} />
      </Section>
      <Section id="claims" title={`Claims of authorship · ${waiting.claims}`} note={oldest(claims, waiting.claims)}>
        <Claims claims={claims} />
      </Section>
      <Section id="reports" title={`Reports · ${waiting.reports}`} note={oldest(reports, waiting.reports)}>
        <Reports reports={reports} />
      </Section>
    </div>
  );
}
