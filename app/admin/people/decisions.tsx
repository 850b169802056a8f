import { CurateForm } from "@/app/curate/curate-form";
import { BlockForm, RoleForm } from "@/app/curate/people/person-forms";
import type { Person } from "@/lib/curation/people-list";

/** What can be done about a person in the list: block or unblock them, change their role; nothing for who may not. */
export function Decisions({ person }: { person: Person }) {
  const { id, seen, name, role, blockedAt, may } = person;
  if (!may.block && !may.appoint) return <span className="text-muted">None</span>;
  return (
    <div className="flex flex-wrap items-start gap-2">
      {may.block && blockedAt && <CurateForm fields={{ action: "unblock", id, seen }} button="Unblock" />}
      {may.block && !blockedAt && (
        <details className="open:basis-full">
          <summary className="button">
            Block<span className="sr-only"> {name}</span> …
          </summary>
          <BlockForm person={person} primary className="pt-2" />
        </details>
      )}
      {may.appoint && !blockedAt && (
        <details className="open:basis-full">
          <summary className="button">
            Role<span className="sr-only"> of {name}</span> …
          </summary>
          <RoleForm person={person} role={role} primary className="pt-2" />
        </details>
      )}
    </div>
  );
}
