import type { Intent } from "@/lib/accounts/intent";
import { memberById } from "@/lib/accounts/member";
import { Denied } from "@/lib/denied";
import { upvote } from "@/lib/votes/upvote";
import { refreshAll } from "./cached";

/** Does what somebody wanted before they had to sign in. Returns where to go on; a vote that cannot be does not hold them up. */
export async function fulfil(intent: Intent, memberId: string): Promise<string> {
  if (intent.upvote) {
    const voted = await upvote(await memberById(memberId), intent.upvote, true).catch((error) => {
      if (!(error instanceof Denied)) console.error("A vote after signing in", error);
      return null;
    });
    if (voted) refreshAll();
  }
  return intent.next;
}
