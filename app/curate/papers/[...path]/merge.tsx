import { CurateForm } from "@/app/curate/curate-form";
import { Suggestions } from "@/app/curate/papers/open/suggestions";
import { counted } from "@/components/counted";
import { Message } from "@/components/message";
import { ReasonField } from "@/components/reason-field";
import { Section } from "@/components/section";
import { Tex } from "@/components/tex";
import type { FoundPaper } from "@/lib/curation/find-paper";
import { type Day, dayOf } from "@/lib/papers/day";
import { plainText } from "@/lib/papers/latex";
import { shorten } from "@/lib/papers/shorten";

type Side = {
  id: string;
  title: string;
  authors: string[];
  abstract: string;
  upvotes: number;
  comments: number;
  publishedAt: Date | null;
  features: { day: Date }[];
};
type Props = {
  paper: Side;
  /** What was typed as the other paper. */
  into: string | undefined;
  /** What that found. */
  found: FoundPaper | null;
  /** The other paper; null where there is no such. */
  main: (Side & { seen: string }) | null;
};

const daysOf = (features: Side["features"]): Day[] => features.map(({ day }) => dayOf(day));

/** One of the two papers, with what tells whether they are the same. */
function Look({ label, paper }: { label: string; paper: Side }) {
  const { id, title, authors, abstract, upvotes, comments, publishedAt, features } = paper;
  return (
    <article className="rounded-xl border border-line bg-raised p-4">
      <p className="pb-1 text-sm text-muted">{label}</p>
      <h3 className="font-semibold">
        <a href={`/papers/${id}`} className="hover:text-accent">
          <Tex>{title}</Tex>
        </a>
      </h3>
      <p className="pt-1 text-sm text-muted">
        {authors.length > 0 ? shorten(authors.map(plainText).join(", "), 160) : "No authors named"}
      </p>
      <p className="pt-2 text-sm text-soft">{shorten(plainText(abstract), 320)}</p>
      <p className="pt-2 text-sm text-muted">
        {id}
        {publishedAt && ` · published ${dayOf(publishedAt)}`} · {counted(upvotes, "upvote")} · {counted(comments, "comment")}
        {features.length > 0 && ` · on ${daysOf(features).slice(0, 3).join(", ")}`}
      </p>
    </article>
  );
}

/** Merging a duplicate into another paper, after a look at both side by side. */
export function Merge({ paper, into, found, main }: Props) {
  const comparing = (id: string) => `/curate/papers/${encodeURI(paper.id)}?${new URLSearchParams({ into: id })}#merge`;
  return (
    <Section
      id="duplicate"
      title="Duplicate"
      note="Votes, comments and days move to the other paper, and this address leads there."
    >
      {found?.id && !main && <Message kind="problem">“{into}” is this paper. Name the other one.</Message>}
      <form action={`/curate/papers/${encodeURI(paper.id)}#duplicate`} className="flex flex-wrap gap-2 pb-4">
        <input
          name="into"
          required
          maxLength={2000}
          defaultValue={into}
          aria-label="ID, link or title of the other paper"
          placeholder="ID, link or title of the other paper"
          className="input w-56! flex-1"
        />
        <button type="submit" className="button">
          Compare
        </button>
      </form>
      {into && found?.id === null && <Suggestions typed={into} found={found} hrefOf={comparing} />}
      {main && (
        <div id="merge">
          <div className="grid gap-3 sm:grid-cols-2">
            <Look label="This paper goes away" paper={paper} />
            <Look label="This paper stays" paper={main} />
          </div>
          <CurateForm
            fields={{ action: "merge", paper: paper.id, into: main.id, seen: main.seen }}
            button="Merge"
            primary
            className="pt-3"
          >
            <ReasonField label="Why are they the same?" required />
          </CurateForm>
        </div>
      )}
    </Section>
  );
}
