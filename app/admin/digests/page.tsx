import type { Metadata } from "next";
import { z } from "zod";
import { Nav } from "@/app/admin/nav";
import { memberFor } from "@/app/member-page";
import { Notice } from "@/components/notice";
import { allows } from "@/lib/accounts/roles";
import { readSending } from "@/lib/curation/sending";
import { readEnv } from "@/lib/env";
import { EditionTable } from "./edition-table";
import { Locked } from "./locked";
import { Status } from "./status";

export const metadata: Metadata = { title: "Digests", robots: { index: false } };

const Query = z.object({
  at: z.coerce.date().min(new Date("1970-01-01")).max(new Date("9999-12-31")).optional().catch(undefined),
  id: z.uuid().optional().catch(undefined),
});

/** What the person who runs the site sees of its mail. */
export default async function AdminDigestsPage({ searchParams }: { searchParams: Promise<object> }) {
  const { at, id } = Query.parse(await searchParams);
  const member = await memberFor("/admin/digests");
  const title = (
    <>
      <Nav member={member} current="mail" />
      <h1 className="pt-5 pb-4 text-2xl font-bold tracking-tight">Digests</h1>
    </>
  );
  if (!allows(member.role, "digests.read")) {
    return (
      <>
        {title}
        <Locked secret={readEnv().ADMIN_SECRET !== undefined} />
      </>
    );
  }
  const found = await readSending(member, new Date(), at && id ? [at.toISOString(), id] : undefined);
  return (
    <>
      {title}
      <Status {...found} />
      {found.editions.length === 0 ? (
        <Notice title="No edition yet">
          <p>The first one appears when a subscriber&apos;s digest is due and there are papers for it.</p>
        </Notice>
      ) : (
        <EditionTable editions={found.editions} />
      )}
      {found.next && (
        <a
          href={`/admin/digests?${new URLSearchParams({ at: String(found.next[0]), id: String(found.next[1]) })}`}
          className="button mt-4"
        >
          Older editions
        </a>
      )}
    </>
  );
}
