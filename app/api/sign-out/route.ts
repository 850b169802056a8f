import { act } from "@/app/act";
import { signedOut } from "@/app/cookies";
import { signOut } from "@/lib/accounts/session";

/** POST that ends the session of this browser. */
export function POST(request: Request): Promise<Response> {
  return act(request, async () => ({ to: "/", cookies: [...(await signOut(request.headers)), signedOut()] }));
}
