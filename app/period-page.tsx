import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { counted } from "@/components/counted";
import { Feed, FlatSection } from "@/components/feed";
import { FeedHeader } from "@/components/feed-header";
import { Notice } from "@/components/notice";
import { Invitation } from "@/components/subscribe-form";
import { surroundings } from "@/lib/papers/calendar";
import { type Day, dayOf, type Period, parsePeriod, periodName, periodTitle } from "@/lib/papers/day";
import { findPapers, nextHref, readAfter } from "@/lib/papers/find-papers";
import { decoded } from "./decoded";

export type PeriodParams = { params: Promise<{ path: string[] }> };

const WHEN = { date: "on this day", week: "in this week", month: "in this month" };

/** The title and the canonical address of a period's page. */
export async function periodMetadata(kind: Period["kind"], { params }: PeriodParams): Promise<Metadata> {
  const period = parsePeriod(kind, (await params).path[0] ?? "");
  if (!period) return {};
  return { title: periodTitle(period), alternates: { canonical: `/papers/${kind}/${periodName(period)}` } };
}

/** The page of a day, a week or a month. */
export async function PeriodPage({ kind, params }: PeriodParams & { kind: Period["kind"] }) {
  const [name = "", ...rest] = (await params).path;
  const period = parsePeriod(kind, name);
  if (!period) notFound();
  const query = { of: period };
  const after = readAfter(query, decoded(rest));
  if (after === null) notFound();
  const [{ cards, next }, around] = await Promise.all([findPapers({ ...query, after }), surroundings(period)]);
  const today = dayOf(new Date());
  const step = (start: Day | null): Period | null => (start ? { kind, start } : null);
  const nearest = around.previous ?? around.next;
  const empty = cards.length === 0 && (
    <Notice title={after ? "No more papers" : `No papers ${WHEN[kind]}`}>
      <p>
        {after && "This is the end of the list. "}
        {nearest && (
          <>
            Go to{" "}
            <a className="link" href={`/papers/${kind}/${periodName({ kind, start: nearest })}`}>
              {periodTitle({ kind, start: nearest })}
            </a>
          </>
        )}
      </p>
    </Notice>
  );
  return (
    <>
      <FeedHeader
        title={periodTitle(period)}
        note={counted(around.count, "paper")}
        current={kind}
        day={period.start}
        calendar={{ ...around.calendar, today, current: kind === "date" ? period.start : undefined }}
        previous={step(around.previous)}
        next={step(around.next)}
      />
      <Feed more={nextHref(query, `/papers/${kind}/${periodName(period)}`, next)} empty={empty || undefined}>
        <FlatSection cards={cards} today={today} />
      </Feed>
      <Invitation id="subscribe-feed" />
    </>
  );
}
