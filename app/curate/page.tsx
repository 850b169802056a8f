import type { Metadata } from "next";
import { z } from "zod";
import { Done } from "@/app/curate/done";
import { entryId } from "@/app/curate/entry-id";
import { allowedFor } from "@/app/member-page";
import { Section } from "@/components/section";
import { allows } from "@/lib/accounts/roles";
import { readQueue } from "@/lib/curation/queue";
import { Claims, Reports, Submissions } from "./waiting";

export const metadata: Metadata = { title: "Curate", robots: { index: false } };

const Query = z.object({ done: entryId, paper: z.string().trim().optional().catch(undefined) });

/** What waits for curators, and the way to everything that they can do. */
export default async function CuratePage({ searchParams }: { searchParams: Promise<object> }) {
  const { done } = Query.parse(await searchParams);
  const member = await allowedFor("queue.read", "/curate");
  const { submissions, claims, reports } = await readQueue(member);
  return (
    <div className="mx-auto max-w-3xl">
      <div className="flex items-center justify-between pt-8 pb-5">
        <h1 className="text-2xl font-bold tracking-tight">Curate</h1>
        <div className="flex gap-2">
          {allows(member.role, "invitations.send") && (
            <a href="/admin/invite" className="button">
              Invite people
            </a>
          )}
          <a href="/curate/log" className="button">
            Log
          </a>
        </div>
      </div>
      <Done id={done} member={member} />
      <Section title={`Submissions · ${submissions.length}`}>
        <Submissions submissions={submissions} />
      </Section>
      <Section title={`Claims of authorship · ${claims.length}`}>
        <Claims claims={claims} />
      </Section>
      <Section title={`Reports · ${reports.length}`}>
        <Reports reports={reports} />
      </Section>
      <Section title="A paper" note="Days, pins, links, duplicates, hiding. Each paper's page links here too.">
        <form action="/curate/papers/open" className="flex gap-2">
          <input name="id" required aria-label="Id or link of a paper" placeholder="2407.21783, or a link" className="input" />
          <button type="submit" className="button shrink-0">
            Open
          </button>
        </form>
      </Section>
      <Section title="A person" note="Block people. Administrators can also change roles.">
        <form action="/curate/people/open" className="flex gap-2">
          <input name="username" required aria-label="Username" placeholder="username" autoCapitalize="off" className="input" />
          <button type="submit" className="button shrink-0">
            Open
          </button>
        </form>
      </Section>
    </div>
  );
}
