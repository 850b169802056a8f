import { ReasonField } from "@/components/reason-field";
import { Section } from "@/components/section";
import { ROLES } from "@/lib/accounts/roles";
import { CurateForm } from "./curate-form";

function UsernameField() {
  return (
    <input name="username" required aria-label="Username" placeholder="username" autoCapitalize="off" className="input w-40!" />
  );
}

/** Blocking people, and for administrators appointing them. */
export function People({ appoints }: { appoints: boolean }) {
  return (
    <Section title="People" note="Who is blocked is signed out everywhere and cannot come back until they are unblocked.">
      <CurateForm fields={{ action: "block" }} button="Block">
        <UsernameField />
        <ReasonField label="Why are they blocked?" required />
        <label className="flex items-center gap-2 text-sm">
          <input type="checkbox" name="purge" className="size-4 accent-accent" />
          remove comments and votes
        </label>
      </CurateForm>
      <CurateForm fields={{ action: "unblock" }} button="Unblock" className="mt-4">
        <UsernameField />
        <ReasonField />
      </CurateForm>
      {appoints && (
        <CurateForm fields={{ action: "appoint" }} button="Appoint" className="mt-4">
          <UsernameField />
          <select name="role" aria-label="Role" defaultValue="curator" className="input w-32!">
            {ROLES.map((role) => (
              <option key={role}>{role}</option>
            ))}
          </select>
          <ReasonField />
        </CurateForm>
      )}
    </Section>
  );
}
