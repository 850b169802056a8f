import { db } from "../db/client";
import { auth } from "./auth";
import { authorise } from "./authorise";
import { type Member, memberById } from "./member";

/** A browser in which somebody is signed in. */
export type OpenSession = {
  id: string;
  current: boolean;
  userAgent: string | null;
  network: string | null;
  usedAt: Date;
  since: Date;
};

/**
 * Who sends a request; null where nobody is signed in, or they are blocked.
 * @param headers of the request, with its cookies
 */
export async function memberOf(headers: Headers): Promise<Member | null> {
  const found = await (await auth()).api.getSession({ headers });
  return found && memberById(found.user.id);
}

/** Who sends a request, and the cookies that make their browser stay signed in for longer, now and then. */
export async function memberAndCookies(headers: Headers): Promise<{ member: Member | null; cookies: string[] }> {
  const found = await (await auth()).api.getSession({ headers, returnHeaders: true });
  const id = found.response?.user.id;
  return { member: id ? await memberById(id) : null, cookies: found.headers.getSetCookie() };
}

/** The browsers in which a member is signed in, the newest first. */
export async function sessionsOf(member: Member, headers: Headers): Promise<OpenSession[]> {
  const here = await (await auth()).api.getSession({ headers });
  const rows = await db().session.findMany({
    where: { userId: member.id, expiresAt: { gt: new Date() } },
    orderBy: { createdAt: "desc" },
  });
  return rows.map((row) => ({
    id: row.id,
    current: row.id === here?.session.id,
    userAgent: row.userAgent,
    network: row.ipAddress,
    usedAt: row.updatedAt,
    since: row.createdAt,
  }));
}

/** Signs a browser of one's own out; somebody else's session is not found. */
export async function revokeSession(actor: Member | null, id: string): Promise<void> {
  authorise(actor, "account.change");
  await db().session.deleteMany({ where: { id, userId: actor.id } });
}

/** Signs a member out everywhere but in the browser of `headers`. */
export async function revokeOtherSessions(actor: Member | null, headers: Headers): Promise<void> {
  authorise(actor, "account.change");
  const here = await (await auth()).api.getSession({ headers });
  await db().session.deleteMany({ where: { userId: actor.id, NOT: { id: here?.session.id } } });
}

/** Ends the session of a request. Returns the cookies that make the browser forget it. */
export async function signOut(headers: Headers): Promise<string[]> {
  const response = await (await auth()).api.signOut({ headers, asResponse: true });
  return response.headers.getSetCookie();
}
