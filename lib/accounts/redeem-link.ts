import { randomBytes } from "node:crypto";
import { getIP } from "better-auth/api";
import { type Tx, transaction } from "../db/transaction";
import { hashOf } from "../mail/one-time";
import { auth, SESSION_SECONDS } from "./auth";
import { denied } from "./denied";
import { madeUpUsername, type Names } from "./names";
import { lockLink } from "./sign-in-link";

/**
 * The member of an address, made where there is none, and locked until the end of the transaction.
 * @throws Denied where a new one wants a username that somebody has
 */
async function memberAt(email: string, names: Names | null, tx: Tx) {
  const find = () => tx.$queryRaw<{ id: string; blocked: boolean; proven: boolean }[]>`
    SELECT id::text, blocked_at IS NOT NULL AS blocked, email_verified AS proven FROM member WHERE email = ${email}
    FOR NO KEY UPDATE`;
  const [known] = await find();
  if (known) return known;
  const username = names?.username ?? madeUpUsername();
  // Of several at once with one address or one username, the first makes the row; the others wait for it here.
  const data = [{ email, emailVerified: true, username, name: names?.name ?? username }];
  await tx.member.createMany({ data, skipDuplicates: true });
  const [made] = await find();
  if (!made) throw denied("taken");
  return made;
}

/** Whoever made an account with an address that they had not proved keeps no way into it once its reader comes. */
async function takeOver(memberId: string, tx: Tx): Promise<void> {
  await tx.session.deleteMany({ where: { userId: memberId } });
  await tx.account.deleteMany({ where: { userId: memberId } });
  await tx.member.update({ where: { id: memberId }, data: { emailVerified: true } });
}

type Opened = { token: string; memberId: string };
type Browser = { ipAddress: string; userAgent: string; replaces: string | undefined };

/** Uses a link: account, session and the link's end are one decision. Null where it is not worth anything. */
async function openSession(token: string, names: Names | null, form: string, browser: Browser, tx: Tx): Promise<Opened | null> {
  const link = await lockLink(token, tx);
  if (!link) return null;
  if (link.usedAt) {
    const again = form !== "" && link.formHash === hashOf(form) ? link.session : null;
    return again && { token: again.token, memberId: again.userId };
  }
  const member = await memberAt(link.addressKey, names, tx);
  if (member.blocked) return null;
  if (!member.proven) await takeOver(member.id, tx);
  const { replaces, ...seen } = browser;
  if (replaces) await tx.session.deleteMany({ where: { id: replaces } });
  const expiresAt = new Date(Date.now() + SESSION_SECONDS * 1000);
  const session = await tx.session.create({
    data: { ...seen, userId: member.id, token: randomBytes(24).toString("base64url"), expiresAt },
  });
  const used = { usedAt: new Date(), formHash: hashOf(form), sessionId: session.id };
  await tx.signInLink.update({ where: { tokenHash: link.tokenHash }, data: used });
  return { token: session.token, memberId: member.id };
}

/**
 * Uses a sign-in link, which works once, however many use it at once. A session that this browser had before ends.
 * @param names those that a new member chose; who has an account keeps theirs
 * @param headers of the request
 * @param form the secret of the form that was sent, so that the same form sent twice opens one session for both
 * @returns the cookies that keep them signed in and the id of the member; null where the link is not worth anything, or the
 * account is blocked, which leaves the link as it is
 * @throws Denied where a name is taken; the link can be used again
 */
export async function redeemLink(
  token: string,
  names: Names | null,
  headers: Headers,
  form = "",
): Promise<{ cookies: string[]; memberId: string } | null> {
  const { api, options } = await auth();
  const before = await api.getSession({ headers });
  const browser = {
    ipAddress: getIP(headers, options) ?? "",
    userAgent: headers.get("user-agent") ?? "",
    replaces: before?.session.id,
  };
  const opened = await transaction((tx) => openSession(token, names, form, browser, tx));
  if (!opened) return null;
  const answer = await api.putSessionInCookie({ body: { token: opened.token }, headers, returnHeaders: true });
  return { cookies: answer.headers.getSetCookie(), memberId: opened.memberId };
}
