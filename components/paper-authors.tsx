import { plainText } from "@/lib/papers/latex";
import { namedAuthors } from "@/lib/papers/named-authors";
import type { AuthorName, Paper } from "@/lib/papers/paper";
import { counted } from "./counted";
import { PersonLink } from "./person-link";

/** Authors of long lists that are shown at once, besides the last. */
const SHOWN = 8;

const Names = ({ names }: { names: AuthorName[] }) =>
  names.map(({ name, username }, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: two authors may have the same name, and none changes places
    <span key={index}>
      {index > 0 && ", "}
      <PersonLink name={plainText(name)} username={username} />
    </span>
  ));

/** The authors of a paper; of a long list the first, the last, and all on demand. */
export function PaperAuthors({ paper: { names, authorCount } }: { paper: Paper }) {
  if (names.length === 0) return authorCount !== null && <p className="mt-3 text-soft">{counted(authorCount, "author")}</p>;
  const { named, more } = namedAuthors(names);
  const all = (
    <p id="authors" className="mt-3 text-soft">
      <Names names={named} />
      {more > 0 && `, and ${more.toLocaleString("en-US")} more`}
    </p>
  );
  if (names.length <= SHOWN + 1) return all;
  return (
    <>
      <p className="mt-3 text-soft">
        <Names names={names.slice(0, SHOWN)} /> … <Names names={names.slice(-1)} />
      </p>
      <details className="mt-1">
        <summary className="link text-sm">Show all {names.length.toLocaleString("en-US")} authors</summary>
        {all}
      </details>
    </>
  );
}
