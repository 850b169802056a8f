import { z } from "zod";
import { signedIn, signedOut } from "@/app/cookies";
import { allows } from "@/lib/accounts/roles";
import { memberAndCookies } from "@/lib/accounts/session";
import { mineOn } from "@/lib/comments/vote";
import { allWaiting, countWaiting } from "@/lib/curation/waiting";
import { isSubscribed } from "@/lib/subscribers/is-subscribed";
import { votesOf } from "@/lib/votes/upvote";

const Query = z.object({
  paper: z.array(z.string().min(1).max(200)).max(500),
  discussion: z.string().max(200).nullable(),
});

/**
 * GET: what is personal about a page, for its script: who is signed in, and their votes on its papers and comments. Curators hear how
 * much waits for them, `waiting`.
 */
export async function GET(request: Request): Promise<Response> {
  const { searchParams } = new URL(request.url);
  const query = Query.safeParse({ paper: searchParams.getAll("paper"), discussion: searchParams.get("discussion") });
  if (!query.success) return Response.json({ error: "Name at most 500 papers." }, { status: 400 });
  const { member, cookies } = await memberAndCookies(request.headers);
  const headers = new Headers({ "cache-control": "private, no-store" });
  const renewed = cookies.length > 0 ? [...cookies, signedIn()] : [];
  for (const cookie of member ? renewed : [signedOut()]) headers.append("set-cookie", cookie);
  if (!member) return Response.json({ member: null, votes: [], discussion: { written: [], upvoted: [] } }, { headers });
  const { paper, discussion } = query.data;
  const curator = allows(member.role, "queue.read");
  const [votes, mine, waiting, subscribed] = await Promise.all([
    paper.length ? votesOf(member, paper) : [],
    discussion ? mineOn(member, discussion) : { written: [], upvoted: [] },
    curator ? countWaiting(member) : null,
    isSubscribed(member.id),
  ]);
  const { name, username } = member;
  const shown = { name, username, curator, subscribed, ...(waiting && { waiting: allWaiting(waiting) }) };
  return Response.json({ member: shown, votes, discussion: mine }, { headers });
}
