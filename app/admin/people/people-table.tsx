import type { Person } from "@/lib/curation/people-list";
import { dayOf } from "@/lib/papers/day";
import { Decisions } from "./decisions";

const ROLES = { member: "Member", curator: "Curator", admin: "Administrator" } as const;

/** A day in UTC. */
function OnDay({ at }: { at: Date }) {
  return <time dateTime={at.toISOString()}>{dayOf(at)}</time>;
}

function PersonRow({ person, addresses }: { person: Person; addresses: boolean }) {
  const { username, name, address, role, createdAt, seenAt, blockedAt } = person;
  return (
    <tr>
      <th scope="row">
        <a href={`/curate/people/${username}`} className="font-semibold hover:text-accent">
          {name}
        </a>
        <span className="block text-muted">@{username}</span>
        {addresses && <span className="block text-muted">{address}</span>}
      </th>
      <td data-label="Role">{ROLES[role]}</td>
      <td data-label="Joined" className="tabular-nums">
        <OnDay at={createdAt} />
      </td>
      <td data-label="Last seen" className="tabular-nums">
        {seenAt ? <OnDay at={seenAt} /> : "Signed out"}
      </td>
      <td data-label="State" className="tabular-nums">
        {blockedAt ? (
          <>
            Blocked <OnDay at={blockedAt} />
          </>
        ) : (
          "Active"
        )}
      </td>
      <td>
        <Decisions person={person} />
      </td>
    </tr>
  );
}

/** Members in a table, whose rows are cards on a phone. */
export function PeopleTable({ people, addresses }: { people: Person[]; addresses: boolean }) {
  return (
    <table className="stacked mt-3">
      <thead>
        <tr>
          <th scope="col">Member</th>
          <th scope="col">Role</th>
          <th scope="col">Joined</th>
          <th scope="col">Last seen</th>
          <th scope="col">State</th>
          <th scope="col">Actions</th>
        </tr>
      </thead>
      <tbody>
        {people.map((person) => (
          <PersonRow key={person.id} person={person} addresses={addresses} />
        ))}
      </tbody>
    </table>
  );
}
