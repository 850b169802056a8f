import { Message } from "@/components/message";
import { Tex } from "@/components/tex";
import type { FoundPaper } from "@/lib/curation/find-paper";
import { plainText } from "@/lib/papers/latex";
import { shorten } from "@/lib/papers/shorten";

type Props = {
  typed: string;
  found: Extract<FoundPaper, { id: null }>;
  /** Where the link to a paper leads. */
  hrefOf: (id: string) => string;
};

/** Says that what somebody typed is no paper here; or which papers it may be, as links. */
export function Suggestions({ typed, found: { named, suggestions }, hrefOf }: Props) {
  if (suggestions.length === 0)
    return (
      <Message kind="problem">
        {named
          ? `No paper on this site has the ID “${named}”. Check it, or type words of the title.`
          : `No paper matches “${typed}”. Check the ID or link, or type fewer words of the title.`}
      </Message>
    );
  return (
    <section aria-labelledby="which" className="pb-4">
      <h2 id="which" className="pb-2 font-semibold">
        {suggestions.length === 1 ? "One paper matches" : `${suggestions.length} papers match`}. Which one do you mean?
      </h2>
      <ul>
        {suggestions.map(({ id, title, authors, hidden }) => (
          <li key={id} className="border-t border-line py-2.5">
            <a href={hrefOf(id)} className="font-semibold hover:text-accent">
              <Tex>{title}</Tex>
            </a>
            <p className="text-sm text-muted">
              {id}
              {hidden && " · hidden"}
              {authors.length > 0 && ` · ${shorten(authors.map(plainText).join(", "), 120)}`}
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}
