type Props = { id: string; words?: string; className?: string };

/** The search for papers; an arXiv link leads straight to its paper. */
export function SearchForm({ id, words, className }: Props) {
  return (
    <search className={className}>
      <form action="/search">
        <input
          type="search"
          name="q"
          id={id}
          defaultValue={words}
          aria-label="Search papers, or paste an arXiv link"
          placeholder="Search, or paste an arXiv link"
          className="input bg-raised"
        />
      </form>
    </search>
  );
}
