import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { z } from "zod";
import { Nav } from "@/app/admin/nav";
import { Done } from "@/app/curate/done";
import { entryId } from "@/app/curate/entry-id";
import { allowedFor } from "@/app/member-page";
import { requestedId } from "@/app/requested-id";
import { Tex } from "@/components/tex";
import { findPaper } from "@/lib/curation/find-paper";
import { readMerge, readPaper } from "@/lib/curation/look";
import { Authors } from "./authors";
import { Days } from "./days";
import { Merge } from "./merge";
import { Whole } from "./whole";

export const metadata: Metadata = { title: "Curate a paper", robots: { index: false } };

const Query = z.object({
  into: z.string().trim().max(2000).optional().catch(undefined),
  done: entryId,
});
type Props = { params: Promise<{ path: string[] }>; searchParams: Promise<object> };

/** What curators can do about one paper, hidden or not. */
export default async function CuratePaperPage({ params, searchParams }: Props) {
  const { path } = await params;
  const { into, done } = Query.parse(await searchParams);
  const { id } = requestedId(path);
  const member = await allowedFor("queue.read", `/curate/papers/${id}`);
  const paper = await readPaper(member, id);
  if (!paper) redirect(`/curate/papers/open?${new URLSearchParams({ id })}`);
  const other = into ? await findPaper(member, into) : null;
  const main = other?.id ? await readMerge(member, paper, other.id) : null;
  return (
    <div className="max-w-3xl">
      <Nav member={member} current="papers" below />
      <h1 className="pt-5 text-xl font-bold tracking-tight text-pretty">
        <Tex>{paper.title}</Tex>
      </h1>
      <p className="pt-1 pb-4 text-sm text-muted">
        {paper.hidden ? (
          "hidden"
        ) : (
          <a href={`/papers/${id}`} className="link">
            {id}
          </a>
        )}
        {paper.aliases.length > 0 && ` · also ${paper.aliases.map((alias) => alias.id).join(", ")}`}
      </p>
      <Done id={done} member={member} />
      <Days paper={paper} />
      <Whole paper={paper} />
      <Merge paper={paper} into={into} found={other} main={main} />
      <Authors claims={paper.claims} />
    </div>
  );
}
