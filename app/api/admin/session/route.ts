import { act } from "@/app/act";
import { clientAddress } from "@/app/client";
import { becomeAdministrator } from "@/lib/curation/first-administrator";

/** POST of the form that asks a member for the ADMIN_SECRET, which makes them an administrator. */
export function POST(request: Request): Promise<Response> {
  return act(request, async (actor, { secret = "" }) => {
    await becomeAdministrator(actor, secret, clientAddress(request.headers));
    return { to: "/admin/digests" };
  });
}
