import type { Metadata } from "next";
import { z } from "zod";
import { Nav } from "@/app/admin/nav";
import { TabLinks } from "@/app/admin/tab-links";
import { Done } from "@/app/curate/done";
import { entryId } from "@/app/curate/entry-id";
import { allowedFor } from "@/app/member-page";
import { Notice } from "@/components/notice";
import { allows } from "@/lib/accounts/roles";
import { PEOPLE_KINDS, readPeople } from "@/lib/curation/people-list";
import { cursorParam, readCursorParam } from "@/lib/cursor";
import { PeopleTable } from "./people-table";

export const metadata: Metadata = { title: "People", robots: { index: false } };

const word = z.string().trim().max(200).optional().catch(undefined);
const Query = z.object({ q: word, blocked: z.literal("on").optional().catch(undefined), after: word, done: entryId });

const addressOf = (fields: Record<string, string | undefined>): string => {
  const given = Object.entries(fields).filter((pair): pair is [string, string] => Boolean(pair[1]));
  return given.length ? `/admin/people?${new URLSearchParams(given)}` : "/admin/people";
};

/** The members, and what can be done about each. */
export default async function PeoplePage({ searchParams }: { searchParams: Promise<object> }) {
  const { q, blocked, after, done } = Query.parse(await searchParams);
  const member = await allowedFor("block", "/admin/people");
  const addresses = allows(member.role, "addresses.read");
  const cursor = readCursorParam(PEOPLE_KINDS, after);
  const { people, next } = await readPeople(member, { q, blocked: blocked === "on", addresses, after: cursor });
  const what = addresses ? "Name, username or address" : "Name or username";
  return (
    <>
      <Nav member={member} current="people" />
      <h1 className="pt-5 pb-4 text-2xl font-bold tracking-tight">People</h1>
      <Done id={done} member={member} />
      <form action="/admin/people" className="flex max-w-xl gap-2 pb-4">
        <input type="search" name="q" defaultValue={q} aria-label={what} placeholder={what} className="input" />
        {blocked && <input type="hidden" name="blocked" value="on" />}
        <button type="submit" className="button shrink-0">
          Search
        </button>
      </form>
      <TabLinks
        label="Which people"
        tabs={[
          ["All", addressOf({ q }), !blocked],
          ["Blocked", addressOf({ q, blocked: "on" }), blocked === "on"],
        ]}
      />
      {people.length > 0 ? (
        <PeopleTable people={people} addresses={addresses} />
      ) : (
        <div className="pt-4">
          <Notice title={q || cursor ? "Nobody found" : blocked ? "Nobody is blocked" : "Nobody has an account yet"}>
            {q && (
              <p>
                No {blocked ? "blocked " : ""}member matches “{q}”. Try a part of the name.
              </p>
            )}
          </Notice>
        </div>
      )}
      {next && (
        <a href={addressOf({ q, blocked, after: cursorParam(PEOPLE_KINDS, next) })} className="button mt-4">
          Next 50
        </a>
      )}
    </>
  );
}
