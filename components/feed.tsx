import type { ReactNode } from "react";
import type { Card } from "@/lib/papers/card";
import { type Day, longDate } from "@/lib/papers/day";
import type { FoundPaper } from "@/lib/papers/find-papers";
import { CardList } from "./card-list";
import { counted } from "./counted";

/** A list of papers, the link to its next page, and what stands there when it is empty. */
export function Feed({ children, more, empty }: { children: ReactNode; more: string | null; empty?: ReactNode }) {
  return (
    <>
      <div id="feed">{empty ?? children}</div>
      {more && (
        <p className="border-t border-line pt-6 text-center">
          <a id="more" href={more} rel="next" className="button">
            More papers
          </a>
        </p>
      )}
      <p id="feed-status" role="status" className="pt-3 text-center text-sm text-muted" />
    </>
  );
}

/** Cards of several days, each day under its heading, which says how many papers it has. */
export function DaySections({ cards, today, papers }: { cards: FoundPaper[]; today: Day; papers: Map<Day, number> }) {
  const days = groupByDay(cards);
  return [...days].map(([day, ofDay]) => (
    <section key={day} data-day={day} aria-label={longDate(day)} className="mb-6">
      <div className="flex flex-wrap items-baseline gap-x-3 pt-2 pb-2">
        <h2 className="text-lg font-semibold tracking-tight">
          <a href={`/papers/date/${day}`} className="hover:text-accent">
            {longDate(day)}
          </a>
        </h2>
        <span className="text-sm text-muted tabular-nums">{counted(papers.get(day) ?? ofDay.length, "paper")}</span>
      </div>
      <CardList cards={ofDay} today={today} />
    </section>
  ));
}

/** The days of some cards, as `DaySections` heads them. */
export const daysOf = (cards: FoundPaper[]): Day[] => [...groupByDay(cards).keys()];

function groupByDay(cards: FoundPaper[]): Map<Day, FoundPaper[]> {
  const days = new Map<Day, FoundPaper[]>();
  for (const card of cards) if (card.day) days.set(card.day, [...(days.get(card.day) ?? []), card]);
  return days;
}

/** One list without headings. */
export function FlatSection({ cards, today }: { cards: Card[]; today: Day }) {
  return (
    <section data-day="" aria-label="Papers">
      <h2 className="sr-only">Papers</h2>
      <CardList cards={cards} today={today} />
    </section>
  );
}
