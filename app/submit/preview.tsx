import { CardList } from "@/components/card-list";
import type { Member } from "@/lib/accounts/member";
import { readEnv } from "@/lib/env";
import type { PaperRecord } from "@/lib/ingest/record";
import { dayOf } from "@/lib/papers/day";

type Props = { record: PaperRecord; featured: boolean; submitter: Member };

/** A paper as its card will look, and the button that takes it in. */
export function Preview({ record, featured, submitter }: Props) {
  const card = {
    ...record,
    summary: null,
    firstAuthors: record.authors.slice(0, 3),
    publishedOn: record.publishedAt && dayOf(record.publishedAt),
    upvotes: 0,
    comments: 0,
    submitter: submitter.name,
    submitterUsername: submitter.username,
    sample: false,
  };
  return (
    <section aria-labelledby="preview" className="mb-8 rounded-2xl border border-line bg-raised px-5 pt-4 pb-5">
      <h2 id="preview" className="pb-3 text-sm font-semibold text-muted">
        Preview
      </h2>
      <div inert>
        <CardList cards={[card]} today={dayOf(new Date())} />
      </div>
      <form action="/api/submit" method="post" className="flex flex-wrap items-center gap-3 border-t border-line pt-4">
        <button type="submit" name="paper" value={record.id} className="button primary">
          {featured ? "Add to today's feed" : "Add it without featuring it"}
        </button>
        {!featured && (
          <span className="text-sm text-muted">
            It is older than {readEnv().SUBMIT_MAX_AGE_DAYS} days, so it is not featured.
          </span>
        )}
      </form>
    </section>
  );
}
