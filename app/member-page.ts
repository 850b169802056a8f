import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { signInPath } from "@/lib/accounts/intent";
import type { Member } from "@/lib/accounts/member";
import { type Action, allows, refusalOf } from "@/lib/accounts/roles";
import { memberOf } from "@/lib/accounts/session";

/** Who looks at a page that is for members; others are led to sign in, and back here. */
export async function memberFor(path: string): Promise<Member> {
  const member = await memberOf(await headers());
  return member ?? redirect(signInPath(path));
}

/** Who looks at a page that is for those who may do `action`; other members are told why not. */
export async function allowedFor(action: Action, path: string): Promise<Member> {
  const member = await memberFor(path);
  return allows(member.role, action) ? member : redirect(`/refused?code=${refusalOf(action)}`);
}
