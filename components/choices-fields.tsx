import { type Choices, LOCALES, TIME_ZONES, WEEKDAYS } from "@/lib/subscribers/choices";
import { Field, Select } from "./field";

type Props = {
  choices: Choices;
  /** What somebody typed that could not be saved, to be mended rather than typed again. */
  typed?: Record<string, string>;
};

/** What of a digest a reader can choose, as fields of a form. */
export function ChoicesFields({ choices, typed = {} }: Props) {
  const zones = TIME_ZONES.includes(choices.timeZone) ? TIME_ZONES : [choices.timeZone, ...TIME_ZONES];
  const value = (name: keyof Choices) => typed[name] ?? [choices[name]].flat().join(", ");
  return (
    <div className="grid gap-x-5 gap-y-4 sm:grid-cols-2">
      <Field label="How often" hint="Monthly digests are sent on the first.">
        <Select
          name="frequency"
          value={value("frequency")}
          options={[
            ["daily", "Every day"],
            ["weekly", "Every week"],
            ["monthly", "Every month"],
          ]}
        />
      </Field>
      <Field label="Day (weekly digest)">
        <Select name="weekday" value={value("weekday")} options={WEEKDAYS.map((day, index) => [String(index + 1), day])} />
      </Field>
      <Field label="Time">
        <input type="time" name="localTime" defaultValue={value("localTime")} required className="input" />
      </Field>
      <Field label="Time zone">
        <Select name="timeZone" value={value("timeZone")} options={zones.map((zone) => [zone, zone.replaceAll("_", " ")])} />
      </Field>
      <Field label="Maximum papers">
        <input type="number" name="papers" min={1} max={50} defaultValue={value("papers")} required className="input" />
      </Field>
      <Field label="Order">
        <Select
          name="ranking"
          value={value("ranking")}
          options={[
            ["votes", "most upvoted"],
            ["newest", "newest first"],
          ]}
        />
      </Field>
      <Field label="Only these keywords" hint="Separated by commas. Leave empty for all.">
        <input name="keywords" defaultValue={value("keywords")} placeholder="diffusion, world models" className="input" />
      </Field>
      <Field label="Only these arXiv categories" hint="cs.CL, stat.ML, or cs for all of it. Leave empty for all.">
        <input name="categories" defaultValue={value("categories")} placeholder="cs.CL, cs.LG" className="input" />
      </Field>
      <Field label="Date format">
        <Select name="locale" value={value("locale")} options={Object.entries(LOCALES)} />
      </Field>
      <label className="flex items-center gap-2 self-end pb-2 text-sm">
        <input
          type="checkbox"
          name="onlyCode"
          defaultChecked={typed.problem ? typed.onlyCode === "on" : choices.onlyCode}
          className="size-4 accent-accent"
        />
        Only papers with code
      </label>
    </div>
  );
}
