import type { Card } from "@/lib/papers/card";
import { shortAuthors } from "@/lib/papers/short-authors";
import { counted } from "./counted";

/** The first authors of a card, leading to all of them, which a script shows in place; the count where no name is known. */
export function CardAuthors({ card: { id, firstAuthors, authorCount } }: { card: Card }) {
  if (firstAuthors.length === 0) return authorCount !== null && <span>{counted(authorCount, "author")}</span>;
  const { names, more } = shortAuthors(firstAuthors, authorCount);
  return (
    <span>
      <a href={`/papers/${id}#authors`} data-inline="authors">
        {names}
        {more > 0 && (
          <>
            {" "}
            +{more.toLocaleString("en-US")}
            <span className="sr-only"> more authors</span>
          </>
        )}
      </a>
    </span>
  );
}
