import type { Card } from "@/lib/papers/card";
import { type Day, longDate } from "@/lib/papers/day";
import { Tex } from "./tex";

/** The other papers of a day, by title, under a link to all of them. */
export function OthersOfDay({ day, cards }: { day: Day; cards: Card[] }) {
  return (
    <section className="mt-14" aria-labelledby="others">
      <h2 id="others" className="pb-3 text-lg font-semibold tracking-tight">
        Also on{" "}
        <a href={`/papers/date/${day}`} className="link">
          {longDate(day)}
        </a>
      </h2>
      <ol className="border-t border-line text-sm">
        {cards.map((card) => (
          <li key={card.id} className="flex gap-3 border-b border-line py-2">
            <span className="w-10 shrink-0 text-right text-muted tabular-nums">
              {card.upvotes}
              <span className="sr-only"> upvotes</span>
            </span>
            <a href={`/papers/${card.id}`} className="font-medium hover:text-accent">
              <Tex>{card.title}</Tex>
            </a>
          </li>
        ))}
      </ol>
    </section>
  );
}
