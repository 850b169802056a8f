import type { Metadata } from "next";
import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { z } from "zod";
import { denialOf } from "@/app/denials";
import { Message } from "@/components/message";
import { NamesFields } from "@/components/names-fields";
import { Section } from "@/components/section";
import { identitiesOf } from "@/lib/accounts/identities";
import { isReachable } from "@/lib/accounts/providers";
import { memberOf, sessionsOf } from "@/lib/accounts/session";
import { describedBy } from "@/lib/profiles/profile";
import { Described } from "./described";
import { Identities } from "./identities";
import { Leave } from "./leave";
import { Sessions } from "./sessions";

export const metadata: Metadata = { title: "Your account", robots: { index: false } };

const DONE = new Map([
  ["names", "Saved."],
  ["notify", "Saved."],
  ["revoked", "Session ended."],
  ["disconnected", "Disconnected."],
]);
const Query = z.object({
  done: z.string().optional().catch(undefined),
  problem: z.string().optional().catch(undefined),
  error: z.string().optional().catch(undefined),
});

/** All that somebody can change about their account. */
export default async function AccountPage({ searchParams }: { searchParams: Promise<object> }) {
  const { done, problem, error } = Query.parse(await searchParams);
  const head = await headers();
  const member = await memberOf(head);
  if (!member) redirect("/sign-in?next=/account");
  const [sessions, identities, described] = await Promise.all([
    sessionsOf(member, head),
    identitiesOf(member.id),
    describedBy(member.id),
  ]);
  return (
    <div className="mx-auto max-w-2xl">
      <div className="flex flex-wrap items-center justify-between gap-3 pt-8 pb-5">
        <div className="min-w-0">
          <h1 className="text-2xl font-bold tracking-tight">{member.name}</h1>
          <p className="text-sm text-muted">
            {isReachable(member.email) ? member.email : "no e-mail address"} · {member.role}
          </p>
        </div>
        <div className="flex gap-2">
          <a href={`/@${member.username}`} className="button">
            Profile
          </a>
          <form action="/api/sign-out" method="post">
            <button type="submit" className="button">
              Sign out
            </button>
          </form>
        </div>
      </div>
      {done && DONE.has(done) && <Message kind="done">{DONE.get(done)}</Message>}
      {(problem || error) && (
        <Message kind="problem">
          {denialOf(problem ?? "") ?? "That provider did not confirm it. It may belong to another account here."}
        </Message>
      )}
      <Section title="Your name">
        <form action="/api/account" method="post">
          <NamesFields name={member.name} username={member.username} />
          <button type="submit" name="action" value="names" className="button primary mt-4">
            Save
          </button>
        </form>
      </Section>
      <Section title="Mail" note="About replies to your comments, and about papers you submitted or wrote.">
        <form action="/api/account" method="post" className="flex flex-wrap items-center gap-4">
          <label className="flex items-center gap-2 text-sm">
            <input type="checkbox" name="notify" defaultChecked={member.notify} className="size-4 accent-accent" />
            Email me
          </label>
          <button type="submit" name="action" value="notify" className="button">
            Save
          </button>
        </form>
      </Section>
      <Identities identities={identities} />
      <Section title="Active sessions">
        <Sessions sessions={sessions} />
        {sessions.length > 1 && (
          <form action="/api/account" method="post" className="pt-2">
            <button type="submit" name="action" value="revoke-others" className="button">
              Sign out of all other sessions
            </button>
          </form>
        )}
      </Section>
      <Described submissions={described} />
      <Leave username={member.username} />
    </div>
  );
}
