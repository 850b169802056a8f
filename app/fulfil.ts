import type { Intent } from "@/lib/accounts/intent";
import { memberById } from "@/lib/accounts/member";
import { collectChanges } from "@/lib/changes";
import { Denied } from "@/lib/denied";
import { upvote } from "@/lib/votes/upvote";
import { refreshPapers } from "./refresh-papers";

/** Does what somebody wanted before they had to sign in. Returns where to go on; a vote that cannot be does not hold them up. */
export async function fulfil(intent: Intent, memberId: string): Promise<string> {
  if (intent.upvote) {
    const member = await memberById(memberId);
    const voting = () =>
      upvote(member, intent.upvote as string, true).catch((error) => {
        if (!(error instanceof Denied)) console.error("A vote after signing in", error);
      });
    const { papers } = await collectChanges(voting);
    refreshPapers(papers, intent.next);
  }
  return intent.next;
}
