import type { Metadata } from "next";
import { notFound, redirect } from "next/navigation";
import { z } from "zod";
import { Done } from "@/app/curate/done";
import { entryId } from "@/app/curate/entry-id";
import { allowedFor } from "@/app/member-page";
import { requestedId } from "@/app/requested-id";
import { Tex } from "@/components/tex";
import { readMerge, readPaper } from "@/lib/curation/look";
import { paperIdOf, parsePasted } from "@/lib/submissions/pasted";
import { Authors } from "./authors";
import { Days } from "./days";
import { Merge } from "./merge";
import { Whole } from "./whole";

export const metadata: Metadata = { title: "Curate a paper", robots: { index: false } };

const Query = z.object({
  id: z.string().trim().max(2000).optional().catch(undefined),
  into: z.string().trim().max(2000).optional().catch(undefined),
  done: entryId,
});
type Props = { params: Promise<{ path: string[] }>; searchParams: Promise<object> };

/** The id of a paper that a curator pasted as an id or a link. */
function idOf(pasted: string): string {
  const named = parsePasted(pasted);
  return named ? paperIdOf(named) : pasted;
}

/** What curators can do about one paper, hidden or not. */
export default async function CuratePaperPage({ params, searchParams }: Props) {
  const { path } = await params;
  const { id: asked, into, done } = Query.parse(await searchParams);
  if (path[0] === "open" && asked) {
    redirect(`/curate/papers/${encodeURI(idOf(asked))}`);
  }
  const { id } = requestedId(path);
  const member = await allowedFor("queue.read", `/curate/papers/${id}`);
  const paper = await readPaper(member, id);
  if (!paper) notFound();
  const main = into ? await readMerge(member, paper, idOf(into)) : null;
  return (
    <div className="mx-auto max-w-3xl">
      <h1 className="pt-8 text-xl font-bold tracking-tight text-pretty">
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
        {paper.aliases.length > 0 && ` · also ${paper.aliases.map((alias) => alias.id).join(", ")}`} ·{" "}
        <a href="/curate" className="link">
          Curate
        </a>
      </p>
      <Done id={done} member={member} />
      <Days paper={paper} />
      <Whole paper={paper} />
      <Merge paper={paper} into={into} main={main} />
      <Authors claims={paper.claims} />
    </div>
  );
}
