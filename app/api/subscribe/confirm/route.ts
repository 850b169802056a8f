import { formOf, sameOrigin, seeOther } from "@/app/form";
import { orUnavailable } from "@/app/unavailable";
import { confirm } from "@/lib/subscribers/confirm";
import { tokenOf } from "@/lib/subscribers/subscriber";

/** POST of the button behind a confirmation link. */
async function post(request: Request): Promise<Response> {
  const token = (await formOf(request))?.token ?? "";
  if (!sameOrigin(request)) return seeOther(`/subscribe/confirm/${encodeURIComponent(token)}`);
  const result = await confirm(token);
  if ("problem" in result) return seeOther(`/subscribe/confirm/${encodeURIComponent(token)}`);
  return seeOther(`/subscribe/choices/${await tokenOf("choices", result.id)}?done=confirmed`);
}

export const POST = orUnavailable(post);
