import { CurateForm } from "@/app/curate/curate-form";
import { ReasonField } from "@/components/reason-field";
import { Section } from "@/components/section";

type Props = {
  paper: { id: string; hidden: boolean; codeUrl: string | null; projectUrl: string | null; linksCurated: boolean };
};

/** What concerns a paper on all of its days: links, duplicates, whether it is shown. */
export function Whole({ paper }: Props) {
  return (
    <>
      <Section
        title="Links"
        note={
          paper.linksCurated
            ? "Set by a curator; no source changes them."
            : "As the sources have them, until they are set here."
        }
      >
        <CurateForm fields={{ action: "links", paper: paper.id }} button="Save links">
          <label className="field w-full">
            <span>Code</span>
            <input name="codeUrl" type="url" defaultValue={paper.codeUrl ?? ""} className="input" />
          </label>
          <label className="field w-full">
            <span>Project page</span>
            <input name="projectUrl" type="url" defaultValue={paper.projectUrl ?? ""} className="input" />
          </label>
          <ReasonField />
        </CurateForm>
      </Section>
      <Section
        title="Duplicate"
        note="Votes, comments and days move to the other paper, and this address leads there. It cannot be undone."
      >
        <CurateForm fields={{ action: "merge", paper: paper.id }} button="Merge into it">
          <input
            name="into"
            required
            aria-label="Id of the other paper"
            placeholder="Id of the other paper"
            className="input w-56!"
          />
          <ReasonField label="Why is it the same?" required />
        </CurateForm>
      </Section>
      <Section
        title={paper.hidden ? "Hidden" : "Hide"}
        note="A hidden paper is in no list, no search and no digest, and its page is gone."
      >
        <CurateForm
          fields={{ action: paper.hidden ? "show" : "hide", paper: paper.id }}
          button={paper.hidden ? "Show it again" : "Hide it"}
        >
          <ReasonField required={!paper.hidden} />
        </CurateForm>
      </Section>
    </>
  );
}
