import { CurateForm } from "@/app/curate/curate-form";
import { PersonLink } from "@/components/person-link";
import { ReasonField } from "@/components/reason-field";
import { Section } from "@/components/section";
import { plainText } from "@/lib/papers/latex";

type Props = {
  claims: {
    id: string;
    seen: string;
    paperId: string;
    author: string;
    evidence: string | null;
    member: { username: string; name: string };
  }[];
};

/** The members who are authors of a paper, and what confirmed it; nothing where there are none. */
export function Authors({ claims }: Props) {
  if (claims.length === 0) return null;
  return (
    <Section title="Authors with an account" note="The member is told why, and the name can be claimed again.">
      {claims.map(({ id, seen, paperId, author, evidence, member }) => (
        <div key={id} className="flex flex-wrap items-center gap-x-6 gap-y-2 py-1.5">
          <p>
            {plainText(author)} is <PersonLink {...member} />
            {evidence && <span className="text-sm text-muted">, confirmed by {evidence}</span>}
          </p>
          <CurateForm fields={{ action: "claim.revoke", id, seen, paper: paperId }} button="Revoke" className="flex-1">
            <ReasonField label="Why revoke it?" required />
          </CurateForm>
        </div>
      ))}
    </Section>
  );
}
