import { z } from "zod";
import { authorise } from "../accounts/authorise";
import { authoriseWithin } from "../accounts/authorise-within";
import type { Member } from "../accounts/member";
import { transaction } from "../db/transaction";
import { readEnv } from "../env";
import { maybeUrl } from "../ingest/record";
import { DAY, withinLimit } from "../limits";
import { visibleText } from "../visible";
import { parseAuthors } from "./authors";
import { denied } from "./denied";

const line = (most: number) => z.string().transform(visibleText).pipe(z.string().min(1).max(most));

/** A paper that is at none of the sources, as somebody describes it. */
export const Described = z.object({
  title: line(400),
  authors: z
    .string()
    .max(20_000)
    .transform(parseAuthors)
    .pipe(z.array(z.string().max(200)).min(1).max(500)),
  abstract: z.string().transform(visibleText).pipe(z.string().min(50).max(10_000)),
  url: maybeUrl.pipe(z.string().startsWith("https://")),
});
export type Described = z.infer<typeof Described>;

/**
 * Puts a paper that has no arXiv id before the curators. Its link is kept and shown, never fetched.
 * @throws Denied
 */
export async function queueSubmission(
  actor: Member | null,
  form: Record<string, string>,
  env = readEnv(),
): Promise<{ id: string }> {
  authorise(actor, "submit");
  const described = Described.safeParse(form);
  if (!described.success) throw denied("submission");
  if (!(await withinLimit("submit", env.SUBMISSIONS_PER_DAY, actor.id, DAY))) throw denied("often");
  return transaction(async (tx) => {
    await authoriseWithin(tx, actor, "submit");
    return tx.submission.create({ data: { ...described.data, memberId: actor.id }, select: { id: true } });
  });
}
