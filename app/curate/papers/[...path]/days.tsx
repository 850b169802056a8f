import { CurateForm } from "@/app/curate/curate-form";
import { ReasonField } from "@/components/reason-field";
import { Section } from "@/components/section";
import { addDays, dayOf } from "@/lib/papers/day";

type Props = {
  paper: {
    id: string;
    seen: string;
    features: { day: Date; pinned: boolean }[];
    removedFeatures: { day: Date; hidden: boolean }[];
  };
};

/** The days that feature a paper: add one, pin it there, take it off. */
export function Days({ paper }: Props) {
  const fields = { paper: paper.id, seen: paper.seen };
  return (
    <Section title="Days">
      {paper.features.map(({ day: date, pinned }) => {
        const day = dayOf(date);
        return (
          <div key={day} className="flex flex-wrap items-center gap-x-6 gap-y-2 py-1.5">
            <a href={`/papers/date/${day}`} className="link w-28 tabular-nums">
              {day}
            </a>
            <CurateForm
              fields={{ action: pinned ? "unpin" : "pin", ...fields, day }}
              button={pinned ? "Unpin" : "Pin"}
              className="flex-1"
            >
              <ReasonField />
            </CurateForm>
            <CurateForm fields={{ action: "unfeature", ...fields, day }} button="Remove from this day" className="flex-1">
              <ReasonField label="Why remove it from this day?" required />
            </CurateForm>
          </div>
        );
      })}
      {paper.removedFeatures
        .filter(({ hidden }) => !hidden)
        .map(({ day }) => (
          <p key={dayOf(day)} className="py-1 text-sm text-muted tabular-nums">
            {dayOf(day)}, removed
          </p>
        ))}
      <CurateForm fields={{ action: "feature", ...fields }} button="Feature" primary className="pt-2">
        <input
          type="date"
          name="day"
          aria-label="Day"
          required
          max={addDays(dayOf(new Date()), 1)}
          defaultValue={dayOf(new Date())}
          className="input w-40!"
        />
        <ReasonField />
      </CurateForm>
    </Section>
  );
}
