import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { z } from "zod";
import { Nav } from "@/app/admin/nav";
import { CurateForm } from "@/app/curate/curate-form";
import { Done } from "@/app/curate/done";
import { entryId } from "@/app/curate/entry-id";
import { BlockForm, RoleForm } from "@/app/curate/people/person-forms";
import { allowedFor } from "@/app/member-page";
import { Moment } from "@/components/moment";
import { ReasonField } from "@/components/reason-field";
import { Section } from "@/components/section";
import { allows } from "@/lib/accounts/roles";
import { readPerson } from "@/lib/curation/look";

export const metadata: Metadata = { title: "Curate a person", robots: { index: false } };

const Query = z.object({ done: entryId });
type Props = { params: Promise<{ username: string }>; searchParams: Promise<object> };

/** What curators can do about a person, blocked or not. */
export default async function CuratePersonPage({ params, searchParams }: Props) {
  const { username } = await params;
  const { done } = Query.parse(await searchParams);
  const member = await allowedFor("block", `/curate/people/${username}`);
  const person = await readPerson(member, username);
  if (!person) notFound();
  const { id, seen, role, blockedAt } = person;
  return (
    <div className="max-w-3xl">
      <Nav member={member} current="people" below />
      <h1 className="pt-5 text-xl font-bold tracking-tight">{person.name}</h1>
      <p className="pt-1 pb-4 text-sm text-muted">
        {blockedAt ? (
          <>
            @{person.username}, blocked <Moment at={blockedAt} />
          </>
        ) : (
          <a href={`/@${person.username}`} className="link">
            @{person.username}
          </a>
        )}{" "}
        · {role} · here since <Moment at={person.createdAt} />
      </p>
      <Done id={done} member={member} />
      {blockedAt && (
        <Section title="Unblock" note="They can sign in again. Removed comments and votes stay removed.">
          <CurateForm fields={{ action: "unblock", id, seen }} button="Unblock">
            <ReasonField />
          </CurateForm>
        </Section>
      )}
      <Section
        title={blockedAt ? "Block again" : "Block"}
        note="A blocked person is signed out everywhere and cannot sign in until unblocked."
      >
        <BlockForm person={person} />
      </Section>
      {!blockedAt && allows(member.role, "appoint") && (
        <Section title="Role">
          <RoleForm person={person} role={role} />
        </Section>
      )}
    </div>
  );
}
