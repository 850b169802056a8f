import { CurateForm } from "@/app/curate/curate-form";
import { ReasonField } from "@/components/reason-field";
import { Section } from "@/components/section";

type Props = {
  paper: {
    id: string;
    seen: string;
    seenLinks: string;
    hidden: boolean;
    codeUrl: string | null;
    projectUrl: string | null;
    linksCurated: boolean;
  };
};

/** What concerns a paper on all of its days: links, and whether it is shown. */
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
        <CurateForm fields={{ action: "links", paper: paper.id, seen: paper.seenLinks }} button="Save links">
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
        title={paper.hidden ? "Hidden" : "Hide"}
        note="A hidden paper appears in no list, search or digest, and its page is not found."
      >
        <CurateForm
          fields={{ action: paper.hidden ? "show" : "hide", paper: paper.id, seen: paper.seen }}
          button={paper.hidden ? "Show it again" : "Hide it"}
        >
          <ReasonField required={!paper.hidden} />
        </CurateForm>
      </Section>
    </>
  );
}
