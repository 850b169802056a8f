import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { z } from "zod";
import { memberFor } from "@/app/member-page";
import { Message } from "@/components/message";
import { Tex } from "@/components/tex";
import { claimOf } from "@/lib/claims/claim";
import { plainText } from "@/lib/papers/latex";
import { MOST_NAMED } from "@/lib/papers/named-authors";
import { getPaper } from "@/lib/papers/paper";

export const metadata: Metadata = { title: "I am an author", robots: { index: false } };

const Query = z.object({ paper: z.string().max(200).catch("") });

const STATES: Record<string, (author: string) => string> = {
  confirmed: (author) => `You are ${author}: your name on the paper leads to your profile.`,
  pending: (author) => `You claimed to be ${author}. A curator will review it.`,
  revoked: (author) => `A curator found that you are not ${author}. If that is wrong, claim it again: a curator decides.`,
  refused: (author) => `A curator did not confirm that you are ${author}. You can choose again.`,
};

/** Where an author says which of the names on a paper is theirs. */
export default async function ClaimPage({ searchParams }: { searchParams: Promise<object> }) {
  const { paper: id } = Query.parse(await searchParams);
  const member = await memberFor(`/claim?paper=${encodeURIComponent(id)}`);
  const paper = await getPaper(id);
  if (!paper) notFound();
  const claim = await claimOf(member, id);
  const isLong = paper.names.length > MOST_NAMED;
  const choices = [...new Map(paper.names.map((name) => [name.name, name])).values()];
  return (
    <div className="mx-auto max-w-2xl">
      <h1 className="pt-8 pb-2 text-2xl font-bold tracking-tight">I am an author</h1>
      <p className="pb-5 text-soft">
        of{" "}
        <a href={`/papers/${id}`} className="link">
          <Tex>{paper.title}</Tex>
        </a>
      </p>
      {claim && (
        <Message kind={["refused", "revoked"].includes(claim.state) ? "problem" : "done"}>
          {STATES[claim.state]?.(plainText(claim.author))}
        </Message>
      )}
      {claim?.state !== "confirmed" && (
        <form action="/api/claim" method="post">
          <input type="hidden" name="paper" value={id} />
          <p className="pb-3 text-sm text-muted">
            It is confirmed at once if arXiv knows the ORCID iD that your account is connected to as this paper&rsquo;s, or if
            your address stands in its abstract or comment and is your name. Otherwise a curator decides.
          </p>
          {isLong ? (
            <label className="field pb-4">
              <span>Your name, as the paper has it</span>
              <input name="author" required maxLength={500} className="input" />
            </label>
          ) : (
            <fieldset className="grid gap-2 pb-4">
              <legend className="pb-2 text-sm font-semibold">Which of these are you?</legend>
              {choices.map(({ name, username }) => (
                <label key={name} className="flex items-center gap-2 text-sm">
                  <input
                    type="radio"
                    name="author"
                    value={name}
                    required
                    disabled={username !== null}
                    className="accent-accent"
                  />
                  {plainText(name)}
                  {username && <span className="text-muted">@{username}</span>}
                </label>
              ))}
            </fieldset>
          )}
          <button type="submit" className="button primary">
            That's me
          </button>
        </form>
      )}
    </div>
  );
}
