import type { Metadata } from "next";
import { z } from "zod";
import { Done } from "@/app/curate/done";
import { entryId } from "@/app/curate/entry-id";
import { allowedFor } from "@/app/member-page";
import { problemOf } from "@/app/subscribe/problems";
import { Message } from "@/components/message";
import { Section } from "@/components/section";
import { readEnv } from "@/lib/env";
import { readAnswer } from "@/lib/invitations/answer";
import { readInvitations } from "@/lib/invitations/list";
import { mailProblem } from "@/lib/mail/transport";
import { Nav } from "../nav";
import { InvitationList } from "./invitation-list";
import { InviteForm } from "./invite-form";
import { Sent } from "./sent";

export const metadata: Metadata = { title: "Invite people", robots: { index: false } };

const Query = z.object({
  answer: z.uuid().optional().catch(undefined),
  done: entryId,
  at: z.coerce.date().min(new Date("1970-01-01")).max(new Date("9999-12-31")).optional().catch(undefined),
  id: z.uuid().optional().catch(undefined),
});

/** Where administrators invite people to the digest, and see whom they invited. */
export default async function InvitePage({ searchParams }: { searchParams: Promise<object> }) {
  const { answer: answerId, done, at, id } = Query.parse(await searchParams);
  const member = await allowedFor("invitations.read", "/admin/invite");
  const [answer, { invitations, next }] = await Promise.all([
    answerId ? readAnswer(member, answerId) : null,
    readInvitations(member, new Date(), at && id ? { at, id } : undefined),
  ]);
  const again = answer && "problem" in answer ? answer : null;
  const problem = problemOf(mailProblem(readEnv()) ? "mail" : again?.problem);
  return (
    <div className="max-w-3xl">
      <Nav member={member} current="invite" />
      <h1 className="pt-5 pb-2 text-2xl font-bold tracking-tight">Invite people</h1>
      <p className="pb-5 text-soft">
        Each person gets one email with a button to confirm. Those who confirm get the digest with the choices below, and can
        change them. The others get nothing else.
      </p>
      <Done id={done} member={member} />
      {answer && "invited" in answer && <Sent {...answer} />}
      {problem && <Message kind="problem">{problem}</Message>}
      <InviteForm typed={again ? { ...again.form, problem: again.problem } : undefined} />
      <div className="pt-8">
        <Section title="Invitations">
          <InvitationList invitations={invitations} />
          {next && (
            <a
              href={`/admin/invite?${new URLSearchParams({ at: String(next[0]), id: String(next[1]) })}`}
              className="button mt-4"
            >
              Older invitations
            </a>
          )}
        </Section>
      </div>
    </div>
  );
}
