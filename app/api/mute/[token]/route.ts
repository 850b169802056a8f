import { formOf, seeOther } from "@/app/form";
import { orUnavailable } from "@/app/unavailable";
import { muteAll, muteDiscussion, muteLink } from "@/lib/comments/mute";

type Context = { params: Promise<{ token: string }> };

/**
 * The address of List-Unsubscribe of mail about comments. POST ends mail about that discussion at once: from a mailbox provider
 * (RFC 8058), or from the buttons of the page. What proves who asks is the signed link, so no origin is checked.
 */
async function post(request: Request, { params }: Context): Promise<Response> {
  const { token } = await params;
  const form = await formOf(request);
  const link = await muteLink(token);
  if (link) {
    if (form?.action === "all") await muteAll(link, true);
    else if (form?.action === "some") await muteAll(link, false);
    else await muteDiscussion(link, form?.action !== "unmute");
  }
  if (form?.action) return seeOther(`/mute/${encodeURIComponent(token)}`);
  const headers = { "content-type": "text/plain" };
  if (!link) return new Response("This link is not valid, or its account is gone.\n", { status: 404, headers });
  return new Response("No further mail comes about this discussion.\n", { headers });
}

export const POST = orUnavailable(post);

/** Some mail programs open the address instead; that changes nothing and leads to the buttons. */
export async function GET(_request: Request, { params }: Context): Promise<Response> {
  return seeOther(`/mute/${encodeURIComponent((await params).token)}`);
}
