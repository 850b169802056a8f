import { ReasonField } from "@/components/reason-field";
import { Section } from "@/components/section";
import { ROLES } from "@/lib/accounts/roles";

function UsernameField() {
  return (
    <input name="username" required aria-label="Username" placeholder="username" autoCapitalize="off" className="input w-40!" />
  );
}

/** Blocking people, and for administrators appointing them. */
export function People({ appoints }: { appoints: boolean }) {
  return (
    <Section title="People" note="Who is blocked is signed out everywhere and cannot come back until they are unblocked.">
      <form action="/api/curate" method="post" className="flex flex-wrap items-center gap-2">
        <UsernameField />
        <ReasonField required />
        <label className="flex items-center gap-2 text-sm">
          <input type="checkbox" name="purge" className="size-4 accent-accent" />
          remove comments and votes
        </label>
        <button type="submit" name="action" value="block" className="button">
          Block
        </button>
        <button type="submit" name="action" value="unblock" className="button">
          Unblock
        </button>
      </form>
      {appoints && (
        <form action="/api/curate" method="post" className="mt-4 flex flex-wrap items-center gap-2">
          <UsernameField />
          <select name="role" aria-label="Role" defaultValue="curator" className="input w-32!">
            {ROLES.map((role) => (
              <option key={role}>{role}</option>
            ))}
          </select>
          <ReasonField />
          <button type="submit" name="action" value="appoint" className="button">
            Appoint
          </button>
        </form>
      )}
    </Section>
  );
}
