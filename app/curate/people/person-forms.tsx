import { CurateForm } from "@/app/curate/curate-form";
import { ReasonField } from "@/components/reason-field";
import { ROLES } from "@/lib/accounts/roles";

type Props = {
  /** Whom it is about, as they were seen. */
  person: { id: string; seen: string };
  primary?: boolean;
  className?: string;
};

/** Blocks a person, with a reason, and on demand removes what they wrote. */
export function BlockForm({ person: { id, seen }, ...look }: Props) {
  return (
    <CurateForm fields={{ action: "block", id, seen }} button="Block" {...look}>
      <ReasonField label="Why block them?" required />
      <label className="flex min-h-6 items-center gap-2 text-sm">
        <input type="checkbox" name="purge" className="size-4 accent-accent" />
        remove comments and votes
      </label>
    </CurateForm>
  );
}

/** Gives a person another role. */
export function RoleForm({ person: { id, seen }, role, ...look }: Props & { role: string }) {
  return (
    <CurateForm fields={{ action: "appoint", id, seen }} button="Appoint" {...look}>
      <select name="role" aria-label="Role" defaultValue={role} className="input w-32!">
        {ROLES.map((known) => (
          <option key={known}>{known}</option>
        ))}
      </select>
      <ReasonField />
    </CurateForm>
  );
}
