import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { z } from "zod";
import { FlatSection } from "@/components/feed";
import { Notice } from "@/components/notice";
import { SearchForm } from "@/components/search-form";
import { findArxivId } from "@/lib/papers/arxiv-id";
import { dayOf } from "@/lib/papers/day";
import { findPapers } from "@/lib/papers/find-papers";

export const metadata: Metadata = { title: "Search", robots: { index: false } };

const Query = z.object({ q: z.string().trim().max(2000).catch("") });

/** Papers that hold the words of `q`; an arXiv identifier or a pasted URL leads straight to its paper. */
export default async function SearchPage({ searchParams }: { searchParams: Promise<object> }) {
  const { q } = Query.parse(await searchParams);
  const id = findArxivId(q)?.id;
  if (id) redirect(`/papers/${id}`);
  const { cards } = await findPapers({ of: { kind: "store" }, words: q });
  return (
    <>
      <h1 className="pt-8 pb-3 text-2xl font-bold tracking-tight">Search</h1>
      <SearchForm id="search-page" words={q} className="mb-5" />
      {cards.length > 0 ? (
        <FlatSection cards={cards} today={dayOf(new Date())} />
      ) : (
        <Notice title={q ? "Nothing found" : "What are you looking for?"}>
          <p>
            {q
              ? "Results contain every word in the title or abstract. Try fewer words, or paste an arXiv link."
              : "Type words from a title or abstract, or paste an arXiv link."}
          </p>
        </Notice>
      )}
    </>
  );
}
