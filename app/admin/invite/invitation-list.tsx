import { Moment } from "@/components/moment";
import { PersonLink } from "@/components/person-link";
import type { Listed } from "@/lib/invitations/list";

function TakeBack({ id, address }: Pick<Listed, "id" | "address">) {
  return (
    <form action="/api/admin/invite" method="post">
      <input type="hidden" name="id" value={id} />
      <button type="submit" name="action" value="take-back" className="button">
        Take back<span className="sr-only"> the invitation of {address}</span>
      </button>
    </form>
  );
}

/** Whom administrators invited, and what has become of it. */
export function InvitationList({ invitations }: { invitations: Listed[] }) {
  if (invitations.length === 0) return <p className="text-sm text-muted">Nobody was invited yet.</p>;
  return (
    <ol>
      {invitations.map(({ id, address, state, by, createdAt }) => (
        <li
          key={id}
          className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 border-t border-line py-3 first:border-0 first:pt-0"
        >
          <div className="min-w-0 flex-1 basis-64">
            <p className="font-medium wrap-anywhere">
              {address} <span className="tag">{state}</span>
            </p>
            <p className="pt-0.5 text-sm text-muted">
              {by ? <PersonLink {...by} /> : "a deleted account"} · <Moment at={createdAt} />
            </p>
          </div>
          {state === "waiting" && <TakeBack id={id} address={address} />}
        </li>
      ))}
    </ol>
  );
}
