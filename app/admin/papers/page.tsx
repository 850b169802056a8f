import type { Metadata } from "next";
import { z } from "zod";
import { Nav } from "@/app/admin/nav";
import { TabLinks } from "@/app/admin/tab-links";
import { Done } from "@/app/curate/done";
import { entryId } from "@/app/curate/entry-id";
import { PaperForm } from "@/app/curate/papers/open/paper-form";
import { allowedFor } from "@/app/member-page";
import { Notice } from "@/components/notice";
import { PAPER_LISTS, type PaperList, paperListKinds, readPaperList } from "@/lib/curation/paper-lists";
import { cursorParam, readCursorParam } from "@/lib/cursor";
import { PaperRow } from "./paper-row";

export const metadata: Metadata = { title: "Papers", robots: { index: false } };

const NAMES: Record<PaperList, [name: string, none: string]> = {
  hidden: ["Hidden", "No paper is hidden"],
  merged: ["Merged", "No paper was merged into another"],
  pinned: ["Pinned", "No paper is pinned to a day"],
  removed: ["Removed from a day", "No paper was removed from a day"],
};
const Query = z.object({
  list: z.enum(PAPER_LISTS).catch("hidden"),
  after: z.string().max(600).optional().catch(undefined),
  done: entryId,
});

/** Any paper, by what a curator types; and the papers that curators hid, merged, pinned or took off a day. */
export default async function PapersPage({ searchParams }: { searchParams: Promise<object> }) {
  const { list, after, done } = Query.parse(await searchParams);
  const member = await allowedFor("queue.read", "/admin/papers");
  const kinds = paperListKinds(list);
  const { papers, next } = await readPaperList(member, list, readCursorParam(kinds, after));
  return (
    <div className="max-w-3xl">
      <Nav member={member} current="papers" />
      <h1 className="pt-5 pb-4 text-2xl font-bold tracking-tight">Papers</h1>
      <Done id={done} member={member} />
      <PaperForm />
      <TabLinks
        label="Which papers"
        tabs={PAPER_LISTS.map((name) => [NAMES[name][0], `/admin/papers?list=${name}`, name === list])}
      />
      <div className="pt-4">
        {papers.length === 0 && (
          <Notice title={NAMES[list][1]}>
            <p>Open a paper to change its days, links and duplicates, or to hide it.</p>
          </Notice>
        )}
        <ul>
          {papers.map((paper) => (
            <PaperRow key={`${paper.was} ${paper.day}`} list={list} paper={paper} />
          ))}
        </ul>
      </div>
      {next && (
        <a href={`/admin/papers?${new URLSearchParams({ list, after: cursorParam(kinds, next) })}`} className="button mt-4">
          Next 30
        </a>
      )}
    </div>
  );
}
