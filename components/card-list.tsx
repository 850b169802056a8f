import type { Card } from "@/lib/papers/card";
import type { Day } from "@/lib/papers/day";
import { PaperCard } from "./card";

/** Cards in their order. */
export function CardList({ cards, today }: { cards: Card[]; today: Day }) {
  return (
    <ol className="cards">
      {cards.map((card) => (
        <PaperCard key={card.id} card={card} today={today} />
      ))}
    </ol>
  );
}
