import { sameSecret } from "./bearer";
import { mac, siteSecret } from "./db/secret";
import type { Env } from "./env";
import { networkOf, withinLimit } from "./limits";

export const ADMIN_COOKIE = "admin";
/** Seconds for which somebody stays signed in. */
export const ADMIN_SECONDS = 12 * 3600;

async function signed(expires: number, secret: string): Promise<string> {
  return `${expires}.${mac(await siteSecret(), "admin", `${expires} ${secret}`).toString("base64url")}`;
}

/**
 * Checks the ADMIN_SECRET that somebody typed: 10 tries an hour for each network.
 * @returns the value of the cookie that keeps them signed in, or why there is none
 */
export async function signIn(given: string, ip: string, env: Env, now: Date): Promise<{ cookie: string } | "often" | "wrong"> {
  if (!(await withinLimit("admin", 10, networkOf(ip)))) return "often";
  if (!env.ADMIN_SECRET || !sameSecret(given, env.ADMIN_SECRET)) return "wrong";
  return { cookie: await signed(Math.floor(now.getTime() / 1000) + ADMIN_SECONDS, env.ADMIN_SECRET) };
}

/** Whether a cookie is one that `signIn` made, is not over, and was made with the ADMIN_SECRET of now. */
export async function isSignedIn(cookie: string | undefined, env: Env, now: Date): Promise<boolean> {
  const expires = Number(cookie?.split(".")[0]);
  if (!cookie || !env.ADMIN_SECRET || !(expires > now.getTime() / 1000)) return false;
  return sameSecret(cookie, await signed(expires, env.ADMIN_SECRET));
}
