import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { z } from "zod";
import { Nav } from "@/app/admin/nav";
import { allowedFor } from "@/app/member-page";
import { findPaper } from "@/lib/curation/find-paper";
import { PaperForm } from "./paper-form";
import { Suggestions } from "./suggestions";

export const metadata: Metadata = { title: "Open a paper", robots: { index: false } };

const Query = z.object({ id: z.string().trim().max(2000).catch("") });

/** Leads to the paper that a curator typed, or says which it may be. */
export default async function OpenPaperPage({ searchParams }: { searchParams: Promise<object> }) {
  const { id: typed } = Query.parse(await searchParams);
  const member = await allowedFor("queue.read", "/curate/papers/open");
  const found = typed ? await findPaper(member, typed) : null;
  if (found?.id) redirect(`/curate/papers/${encodeURI(found.id)}`);
  return (
    <div className="max-w-3xl">
      <Nav member={member} current="papers" below />
      <h1 className="pt-5 pb-4 text-2xl font-bold tracking-tight">Open a paper</h1>
      <PaperForm typed={typed} />
      {found?.id === null && <Suggestions typed={typed} found={found} hrefOf={(id) => `/curate/papers/${encodeURI(id)}`} />}
    </div>
  );
}
