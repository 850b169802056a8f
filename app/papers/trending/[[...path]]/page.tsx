import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { decoded } from "@/app/decoded";
import { Feed, FlatSection } from "@/components/feed";
import { FeedHeader } from "@/components/feed-header";
import { Notice } from "@/components/notice";
import { latestDay, surroundings } from "@/lib/papers/calendar";
import { dayOf } from "@/lib/papers/day";
import { findPapers, nextHref, readAfter } from "@/lib/papers/find-papers";

export const metadata: Metadata = { title: "Trending papers", alternates: { canonical: "/papers/trending" } };
export const dynamic = "force-dynamic"; // lib/pages keeps it

const TRENDING = { of: { kind: "featured" }, order: "trending" } as const;

export default async function TrendingPage({ params }: { params: Promise<{ path?: string[] }> }) {
  const after = readAfter(TRENDING, decoded((await params).path ?? []));
  if (after === null) notFound();
  const today = dayOf(new Date());
  const [{ cards, next }, latest] = await Promise.all([findPapers({ ...TRENDING, after }), latestDay()]);
  const day = latest ?? today;
  const { calendar } = await surroundings({ kind: "date", start: day });
  const empty = cards.length === 0 && (
    <Notice title="No more papers">
      <a href="/" className="link">
        Back to the feed
      </a>
    </Notice>
  );
  return (
    <>
      <FeedHeader
        title="Trending"
        note="Recent papers with the most votes and comments"
        current="trending"
        day={day}
        calendar={{ ...calendar, today }}
      />
      <Feed more={nextHref(TRENDING, "/papers/trending", next)} empty={empty || undefined}>
        <FlatSection cards={cards} today={today} />
      </Feed>
    </>
  );
}
