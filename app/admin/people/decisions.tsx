import { CurateForm } from "@/app/curate/curate-form";
import { ReasonField } from "@/components/reason-field";
import { ROLES } from "@/lib/accounts/roles";
import type { Person } from "@/lib/curation/people-list";

/** What can be done about a person in the list: block or unblock them, change their role; nothing for who may not. */
export function Decisions({ person }: { person: Person }) {
  const { id, seen, name, role, blockedAt, may } = person;
  const fields = { id, seen };
  if (!may.block && !may.appoint) return <span className="text-muted">None</span>;
  return (
    <div className="flex flex-wrap items-start gap-2">
      {may.block && blockedAt && <CurateForm fields={{ action: "unblock", ...fields }} button="Unblock" />}
      {may.block && !blockedAt && (
        <details className="open:basis-full">
          <summary className="button">
            Block<span className="sr-only"> {name}</span> …
          </summary>
          <CurateForm fields={{ action: "block", ...fields }} button="Block" primary className="pt-2">
            <ReasonField label="Why block them?" required />
            <label className="flex min-h-6 items-center gap-2 text-sm">
              <input type="checkbox" name="purge" className="size-4 accent-accent" />
              remove comments and votes
            </label>
          </CurateForm>
        </details>
      )}
      {may.appoint && !blockedAt && (
        <details className="open:basis-full">
          <summary className="button">
            Role<span className="sr-only"> of {name}</span> …
          </summary>
          <CurateForm fields={{ action: "appoint", ...fields }} button="Appoint" primary className="pt-2">
            <select name="role" aria-label="Role" defaultValue={role} className="input w-32!">
              {ROLES.map((known) => (
                <option key={known}>{known}</option>
              ))}
            </select>
            <ReasonField />
          </CurateForm>
        </details>
      )}
    </div>
  );
}
