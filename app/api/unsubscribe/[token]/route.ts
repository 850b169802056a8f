import { formOf, seeOther } from "@/app/form";
import { orUnavailable } from "@/app/unavailable";
import { resume, subscriberOf, unsubscribe } from "@/lib/subscribers/subscriber";

type Context = { params: Promise<{ token: string }> };

/** The address of List-Unsubscribe. POST ends the mail at once: from a mailbox provider (RFC 8058), or from the button of the page. */
async function post(request: Request, { params }: Context): Promise<Response> {
  const { token } = await params;
  const form = await formOf(request);
  const subscriber = await subscriberOf("unsubscribe", token);
  if (subscriber && form?.action === "resume") await resume(subscriber);
  else if (subscriber) await unsubscribe(subscriber.id);
  if (form?.action) return seeOther(`/unsubscribe/${encodeURIComponent(token)}`);
  return subscriber
    ? new Response("Unsubscribed.\n", { headers: { "content-type": "text/plain" } })
    : new Response("This link is not valid, or its subscriber is gone.\n", {
        status: 404,
        headers: { "content-type": "text/plain" },
      });
}

export const POST = orUnavailable(post);

/** Some mail programs open the address instead; that changes nothing and leads to the button. */
export async function GET(_request: Request, { params }: Context): Promise<Response> {
  return seeOther(`/unsubscribe/${encodeURIComponent((await params).token)}`);
}
