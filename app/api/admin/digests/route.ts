import { cookies } from "next/headers";
import { formOf, sameOrigin, seeOther } from "@/app/form";
import { orUnavailable } from "@/app/unavailable";
import { ADMIN_COOKIE, isSignedIn } from "@/lib/admin";
import { pauseSending, resumeSending } from "@/lib/digest/pause";
import { readEnv } from "@/lib/env";

/** POST that pauses or resumes all sending, by whoever is signed in with the ADMIN_SECRET. */
async function post(request: Request): Promise<Response> {
  const form = await formOf(request);
  const cookie = (await cookies()).get(ADMIN_COOKIE)?.value;
  if (form && sameOrigin(request) && (await isSignedIn(cookie, readEnv(), new Date()))) {
    if (form.action === "pause") await pauseSending("paused by hand", false);
    if (form.action === "resume") await resumeSending();
  }
  return seeOther("/admin/digests");
}

export const POST = orUnavailable(post);
