import { ReasonField } from "@/components/reason-field";
import { Section } from "@/components/section";
import { dayOf } from "@/lib/papers/day";

type Props = {
  paper: { id: string; features: { day: Date; pinned: boolean }[]; removedFeatures: { day: Date; hidden: boolean }[] };
};

/** The days that feature a paper: add one, pin it there, take it off. */
export function Days({ paper }: Props) {
  return (
    <Section title="Days">
      {paper.features.map(({ day, pinned }) => (
        <form key={dayOf(day)} action="/api/curate" method="post" className="flex flex-wrap items-center gap-2 py-1.5">
          <input type="hidden" name="paper" value={paper.id} />
          <input type="hidden" name="day" value={dayOf(day)} />
          <a href={`/papers/date/${dayOf(day)}`} className="link w-28 tabular-nums">
            {dayOf(day)}
          </a>
          <ReasonField label="Why" />
          <button type="submit" name="action" value={pinned ? "unpin" : "pin"} className="button">
            {pinned ? "Unpin" : "Pin"}
          </button>
          <button type="submit" name="action" value="unfeature" className="button">
            Take off
          </button>
        </form>
      ))}
      {paper.removedFeatures
        .filter(({ hidden }) => !hidden)
        .map(({ day }) => (
          <p key={dayOf(day)} className="py-1 text-sm text-muted tabular-nums">
            {dayOf(day)}, taken off
          </p>
        ))}
      <form action="/api/curate" method="post" className="flex flex-wrap items-center gap-2 pt-2">
        <input type="hidden" name="paper" value={paper.id} />
        <input type="date" name="day" aria-label="Day" required defaultValue={dayOf(new Date())} className="input w-40!" />
        <ReasonField />
        <button type="submit" name="action" value="feature" className="button primary">
          Feature
        </button>
      </form>
    </Section>
  );
}
