import { SESSION_SECONDS } from "@/lib/accounts/auth";
import { siteUrl } from "@/lib/env";

/** A cookie for the whole site; `Secure` wherever the site is reached over TLS. */
export function cookie(name: string, value: string, seconds: number, flags = "HttpOnly"): string {
  const secure = siteUrl().startsWith("https:") ? "Secure" : "";
  return [`${name}=${value}`, "Path=/", `Max-Age=${seconds}`, "SameSite=Lax", flags, secure].filter(Boolean).join("; ");
}

/** An answer that sets these cookies. */
export function withCookies(response: Response, cookies: string[]): Response {
  for (const one of cookies) response.headers.append("set-cookie", one);
  return response;
}

/** Tells the script of a page that there is somebody to ask for. It opens nothing: the session is in a cookie of its own. */
export const signedIn = () => cookie("signed-in", "1", SESSION_SECONDS, "");
export const signedOut = () => cookie("signed-in", "", 0, "");
