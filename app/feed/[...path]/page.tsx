import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { decoded } from "@/app/decoded";
import { DaySections, daysOf, Feed } from "@/components/feed";
import { FeedHeader } from "@/components/feed-header";
import { Notice } from "@/components/notice";
import { Invitation } from "@/components/subscribe-form";
import { latestDay, papersOfDays, surroundings } from "@/lib/papers/calendar";
import { dayOf } from "@/lib/papers/day";
import { findPapers, nextHref, readAfter } from "@/lib/papers/find-papers";

export const metadata: Metadata = { title: { absolute: "Daily Papers" }, alternates: { canonical: "/" } };
export const dynamic = "force-dynamic"; // lib/pages keeps it

const FEED = { of: { kind: "featured" } } as const;

/** The feed of all days. `/` is shown from `/feed/latest`, its further pages from `/feed/after/…`. */
export default async function LatestPage({ params }: { params: Promise<{ path: string[] }> }) {
  const { path } = await params;
  const after = readAfter(FEED, decoded(path[0] === "latest" ? path.slice(1) : path));
  if (after === null) notFound();
  const today = dayOf(new Date());
  const [{ cards, next }, latest] = await Promise.all([findPapers({ ...FEED, after }), latestDay()]);
  const day = latest ?? today;
  const [{ calendar }, papers] = await Promise.all([
    surroundings({ kind: "date", start: String(after?.[0] ?? day) }),
    papersOfDays(daysOf(cards)),
  ]);
  const empty = cards.length === 0 && (
    <Notice title={after ? "No more papers" : "No papers yet"}>
      {after ? (
        <p>
          This is the end of the feed.{" "}
          <a href="/" className="link">
            Back to the newest
          </a>
        </p>
      ) : (
        <p>
          The first ones come with the next ingest, or with <code>npm run import</code>.
        </p>
      )}
    </Notice>
  );
  return (
    <>
      <FeedHeader
        title="Daily Papers"
        note="New research, day by day, ranked by its readers"
        current="latest"
        day={day}
        calendar={{ ...calendar, today }}
      />
      <Feed more={nextHref(FEED, "/feed", next)} empty={empty || undefined}>
        <DaySections cards={cards} today={today} papers={papers} />
      </Feed>
      <Invitation id="subscribe-feed" />
    </>
  );
}
