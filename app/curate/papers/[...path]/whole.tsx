import { ReasonField } from "@/components/reason-field";
import { Section } from "@/components/section";

type Props = {
  paper: { id: string; hidden: boolean; codeUrl: string | null; projectUrl: string | null; linksCurated: boolean };
};

/** What concerns a paper on all of its days: links, duplicates, whether it is shown. */
export function Whole({ paper }: Props) {
  const hidden = <input type="hidden" name="paper" value={paper.id} />;
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
        <form action="/api/curate" method="post" className="grid gap-2">
          {hidden}
          <label className="field">
            <span>Code</span>
            <input name="codeUrl" type="url" defaultValue={paper.codeUrl ?? ""} className="input" />
          </label>
          <label className="field">
            <span>Project page</span>
            <input name="projectUrl" type="url" defaultValue={paper.projectUrl ?? ""} className="input" />
          </label>
          <div className="flex gap-2">
            <ReasonField />
            <button type="submit" name="action" value="links" className="button shrink-0">
              Save links
            </button>
          </div>
        </form>
      </Section>
      <Section
        title="Duplicate"
        note="Votes, comments and days move to the other paper, and this address leads there. It cannot be undone."
      >
        <form action="/api/curate" method="post" className="flex flex-wrap gap-2">
          {hidden}
          <input
            name="into"
            required
            aria-label="Id of the other paper"
            placeholder="Id of the other paper"
            className="input w-56!"
          />
          <ReasonField required />
          <button type="submit" name="action" value="merge" className="button">
            Merge into it
          </button>
        </form>
      </Section>
      <Section
        title={paper.hidden ? "Hidden" : "Hide"}
        note="A hidden paper is in no list, no search and no digest, and its page is gone."
      >
        <form action="/api/curate" method="post" className="flex flex-wrap gap-2">
          {hidden}
          <ReasonField required={!paper.hidden} />
          <button type="submit" name="action" value={paper.hidden ? "show" : "hide"} className="button">
            {paper.hidden ? "Show it again" : "Hide it"}
          </button>
        </form>
      </Section>
    </>
  );
}
