import { formOf, sameOrigin, seeOther } from "@/app/form";
import { orUnavailable } from "@/app/unavailable";
import { confirmInvitation } from "@/lib/invitations/confirm";
import { tokenOf } from "@/lib/subscribers/subscriber";

/** POST of the button behind the link of an invitation. */
async function post(request: Request): Promise<Response> {
  const token = (await formOf(request))?.token ?? "";
  const page = `/subscribe/invitation/${encodeURIComponent(token)}`;
  if (!sameOrigin(request)) return seeOther(page);
  const result = await confirmInvitation(token);
  if ("problem" in result) return seeOther(page);
  return seeOther(`/subscribe/choices/${await tokenOf("choices", result.id)}?done=invited`);
}

export const POST = orUnavailable(post);
