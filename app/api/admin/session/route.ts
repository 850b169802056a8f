import { clientAddress } from "@/app/client";
import { formOf, sameOrigin, seeOther } from "@/app/form";
import { orUnavailable } from "@/app/unavailable";
import { ADMIN_COOKIE, ADMIN_SECONDS, signIn } from "@/lib/admin";
import { readEnv, siteUrl } from "@/lib/env";

const PAGE = "/admin/digests";

function withCookie(value: string, seconds: number): Response {
  const response = seeOther(PAGE);
  const secure = siteUrl().startsWith("https:") ? "; Secure" : "";
  response.headers.set(
    "set-cookie",
    `${ADMIN_COOKIE}=${value}; Path=/; Max-Age=${seconds}; HttpOnly; SameSite=Strict${secure}`,
  );
  return response;
}

/** POST of the form that asks for the ADMIN_SECRET, or of the one that signs out. */
async function post(request: Request): Promise<Response> {
  const form = await formOf(request);
  if (!form || !sameOrigin(request)) return seeOther(PAGE);
  if (form.action === "sign-out") return withCookie("", 0);
  const result = await signIn(form.secret ?? "", clientAddress(request.headers), readEnv(), new Date());
  return typeof result === "string" ? seeOther(`${PAGE}?problem=${result}`) : withCookie(result.cookie, ADMIN_SECONDS);
}

export const POST = orUnavailable(post);
