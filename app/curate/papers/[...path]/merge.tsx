import { CurateForm } from "@/app/curate/curate-form";
import { Message } from "@/components/message";
import { ReasonField } from "@/components/reason-field";
import { Section } from "@/components/section";
import { Tex } from "@/components/tex";

type Props = {
  paper: { id: string; title: string };
  /** What was typed as the other paper. */
  into: string | undefined;
  /** The other paper; null where there is no such. */
  main: { id: string; title: string; seen: string } | null;
};

/** Merging a duplicate into another paper, after a look at both. */
export function Merge({ paper, into, main }: Props) {
  return (
    <Section
      title="Duplicate"
      note="Votes, comments and days move to the other paper, and this address leads there. It cannot be undone."
    >
      {into && !main && <Message kind="problem">Name another paper of this site to merge it into.</Message>}
      <form action={`/curate/papers/${paper.id}#merge`} className="flex flex-wrap gap-2">
        <input
          name="into"
          required
          defaultValue={into}
          aria-label="Id or link of the other paper"
          placeholder="Id or link of the other paper"
          className="input w-56! flex-1"
        />
        <button type="submit" className="button">
          Look at it
        </button>
      </form>
      {main && (
        <div id="merge" className="pt-4">
          <p>
            <b className="font-semibold">
              <Tex>{paper.title}</Tex>
            </b>{" "}
            becomes part of{" "}
            <a href={`/papers/${main.id}`} className="link underline underline-offset-3">
              <Tex>{main.title}</Tex>
            </a>
          </p>
          <CurateForm
            fields={{ action: "merge", paper: paper.id, into: main.id, seen: main.seen }}
            button="Merge into it"
            className="pt-2"
          >
            <ReasonField label="Why is it the same?" required />
          </CurateForm>
        </div>
      )}
    </Section>
  );
}
