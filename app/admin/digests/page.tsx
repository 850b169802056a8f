import type { Metadata } from "next";
import { cookies } from "next/headers";
import { z } from "zod";
import { Notice } from "@/components/notice";
import { ADMIN_COOKIE, isSignedIn } from "@/lib/admin";
import { overview } from "@/lib/digest/overview";
import { readEnv } from "@/lib/env";
import { EditionTable } from "./edition-table";
import { SignIn } from "./sign-in";
import { Status } from "./status";

export const metadata: Metadata = { title: "Digests", robots: { index: false } };

const Query = z.object({
  problem: z.string().optional().catch(undefined),
  at: z.coerce.date().min(new Date("1970-01-01")).max(new Date("9999-12-31")).optional().catch(undefined),
  id: z.uuid().optional().catch(undefined),
});

/** What the person who runs the site sees of its mail. */
export default async function AdminDigestsPage({ searchParams }: { searchParams: Promise<object> }) {
  const { problem, at, id } = Query.parse(await searchParams);
  const env = readEnv();
  const cookie = (await cookies()).get(ADMIN_COOKIE)?.value;
  const title = <h1 className="pt-8 pb-4 text-2xl font-bold tracking-tight">Digests</h1>;
  if (!(await isSignedIn(cookie, env, new Date()))) {
    return (
      <>
        {title}
        <SignIn possible={env.ADMIN_SECRET !== undefined} problem={problem} />
      </>
    );
  }
  const found = await overview(new Date(), at && id ? [at.toISOString(), id] : undefined);
  return (
    <>
      {title}
      <Status {...found} />
      {found.editions.length === 0 ? (
        <Notice title="No edition yet">
          <p>The first one is composed when a subscriber&apos;s digest is due and there are papers to put into it.</p>
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
