import { beforeEach, describe, expect, it } from "vitest";
import { signedIn } from "@/app/cookies";
import { denialOf } from "@/app/denials";
import { openIntent, sealIntent } from "@/lib/accounts/intent";
import { memberById } from "@/lib/accounts/member";
import { redeemLink } from "@/lib/accounts/redeem-link";
import { memberOf, revokeOtherSessions, revokeSession, sessionsOf, signOut } from "@/lib/accounts/session";
import { requestSignIn } from "@/lib/accounts/sign-in";
import { linkState } from "@/lib/accounts/sign-in-link";
import { db } from "@/lib/db/client";
import { transaction } from "@/lib/db/transaction";
import { suppress } from "@/lib/mail/suppression";
import { testDatabase } from "../../support/database";
import { denial, member, nobodyAndNothing } from "../../support/members";

testDatabase();
beforeEach(nobodyAndNothing);

const NAMES = { name: "Ada Lovelace", username: "ada" };
const letters = () => db().message.findMany({ orderBy: { createdAt: "asc" } });
const ask = (address: string, ip = "192.0.2.1") => requestSignIn(address, ip);
const tokenMailed = async () => (await letters()).at(-1)?.text?.match(/\/sign-in\/confirm\/(\w+)/)?.[1] as string;
const browser = (cookies: string[] = []) =>
  new Headers({
    cookie: cookies.map((cookie) => cookie.split(";")[0]).join("; "),
    "user-agent": "Firefox",
    "x-forwarded-for": "192.0.2.1",
  });

async function signIn(address: string, names: typeof NAMES | null = null): Promise<Headers> {
  await ask(address);
  const used = await redeemLink(await tokenMailed(), names, browser());
  if (!used) throw new Error("The link was not worth anything");
  return browser(used.cookies);
}

describe("a sign-in link", () => {
  it("makes an account, then signs in to it; looking at it uses nothing up, and it works once", async () => {
    await ask("Ada@Example.org");
    const token = await tokenMailed();
    expect(await linkState(token)).toEqual({ address: "ada@example.org", isNew: true });
    expect(await linkState(token)).not.toBeNull();
    const tries = await Promise.all(Array.from({ length: 5 }, () => redeemLink(token, NAMES, browser()).catch(() => null)));
    const used = tries.filter((one) => one !== null);
    expect(used).toHaveLength(1);
    expect(await linkState(token)).toBeNull();
    expect(await memberOf(browser(used[0]?.cookies))).toMatchObject({
      ...NAMES,
      email: "ada@example.org",
      emailVerified: true,
    });
    expect(await memberOf(await signIn("ada@example.org"))).toMatchObject(NAMES);
    expect(await db().member.count()).toBe(1);
  });

  it("ends after half an hour, and is not kept in clear", async () => {
    await ask("ada@example.org");
    const token = await tokenMailed();
    expect(JSON.stringify(await db().signInLink.findMany())).not.toContain(token);
    const [row] = await db().signInLink.findMany();
    expect(row?.expiresAt.getTime()).toBeLessThanOrEqual(Date.now() + 30 * 60_000);
    await db().signInLink.updateMany({ data: { expiresAt: new Date(Date.now() - 1) } });
    expect(await linkState(token)).toBeNull();
    expect(await redeemLink(token, NAMES, browser())).toBeNull();
    expect(await redeemLink("nonsense", NAMES, browser())).toBeNull();
    expect(await db().member.count()).toBe(0);
  });

  it("is mailed alike whether or not the address has an account, so that nobody learns of one", async () => {
    await member("known");
    expect(await ask("known@example.org")).toBeUndefined();
    expect(await ask("unknown@example.org")).toBeUndefined();
    const [one, two] = await letters();
    const bare = (letter: typeof one) => letter?.text?.replaceAll(/confirm\/\w+/g, "confirm/X");
    expect(bare(one)).toBe(bare(two));
    expect(one?.subject).toBe(two?.subject);
    await transaction((tx) => suppress("bounced@example.org", "hard bounce", tx));
    expect(await ask("bounced@example.org")).toBeUndefined();
    expect(await letters()).toHaveLength(2);
  });

  it("can be asked for five times an hour by one network for one address, and twenty times in all", async () => {
    const outcomes: string[] = [];
    for (let turn = 0; turn < 7; turn++) outcomes.push(await denial(ask("ada@example.org")));
    expect(outcomes).toEqual([...Array(5).fill("allowed"), "letters", "letters"]);
    expect(await letters()).toHaveLength(5);
    const asked = await Promise.all(Array.from({ length: 25 }, (_, n) => denial(ask(`p${n}@example.org`, "198.51.100.7"))));
    expect(asked.filter((outcome) => outcome === "allowed")).toHaveLength(20);
    expect(new Set(asked)).toEqual(new Set(["allowed", "often"]));
  });

  it("comes to whoever asks from their own network, however many others asked before; and an inbox is not flooded", async () => {
    const strangers = Array.from({ length: 50 }, (_, n) => `2001:db8:1:${n}::1`);
    for (const ip of strangers) for (let turn = 0; turn < 5; turn++) await denial(ask("ada@example.org", ip));
    const flooded = (await letters()).length;
    expect(flooded).toBeLessThanOrEqual(80);
    expect(await denial(ask("ada@example.org", "203.0.113.9"))).toBe("allowed");
    expect(await letters()).toHaveLength(flooded + 1);
    expect(await linkState(await tokenMailed())).toMatchObject({ address: "ada@example.org" });
  });

  it("is refused in the same words, with the same time to wait, whether or not the address has an account", async () => {
    await member("known");
    const refusals = await Promise.all(
      ["known@example.org", "unknown@example.org"].map(async (address) => {
        for (let turn = 0; turn < 5; turn++) await ask(address, "198.51.100.8");
        return ask(address, "198.51.100.8").catch((error) => error);
      }),
    );
    for (const refusal of refusals) {
      expect(refusal).toMatchObject({ code: "letters", status: 429 });
      expect(refusal.wait).toBeGreaterThan(3500);
      expect(refusal.wait).toBeLessThanOrEqual(3600);
    }
    expect(denialOf("letters", 3600)).toMatch(/You can ask again in 60 minutes\.$/);
  });

  it.each(["", "nonsense", "a@b@c", "x@orcid.invalid", "ada@example.org\r\nBcc: all@example.org"])(
    "is not mailed to %j",
    async (address) => {
      expect(await denial(ask(address))).toBe("address");
      expect(await letters()).toHaveLength(0);
    },
  );

  it("is not used up by a username that is taken", async () => {
    await member("ada");
    await ask("new@example.org");
    const token = await tokenMailed();
    expect(await denial(redeemLink(token, NAMES, browser()))).toBe("taken");
    expect(await redeemLink(token, { ...NAMES, username: "ada2" }, browser())).not.toBeNull();
  });

  it("opens nothing for somebody who is blocked", async () => {
    const { id } = await member("bob");
    await db().member.update({ where: { id }, data: { blockedAt: new Date() } });
    await ask("bob@example.org");
    expect(await redeemLink(await tokenMailed(), null, browser())).toBeNull();
    expect(await db().session.count()).toBe(0);
  });
});

describe("the first account", () => {
  it("is the administrator's, also where ten come at once", async () => {
    const rows = await Promise.all(
      Array.from({ length: 10 }, (_, n) =>
        db().member.create({ data: { email: `p${n}@example.org`, name: "P", username: `person-${n}` } }),
      ),
    );
    expect(rows.filter(({ role }) => role === "admin")).toHaveLength(1);
    expect(await memberOf(await signIn("late@example.org", { name: "L", username: "late" }))).toMatchObject({ role: "member" });
  });

  it("gets a username that tells nothing of the address", async () => {
    await ask("very.secret@example.org");
    const used = await redeemLink(await tokenMailed(), null, browser());
    const found = await memberById(used?.memberId as string);
    expect(found?.username).toMatch(/^reader-\w+$/);
    expect(found?.name).toBe(found?.username);
  });
});

describe("a session", () => {
  it("is listed with its browser, revoked alone or with all others, and ended", async () => {
    const first = await signIn("ada@example.org", NAMES);
    const second = await signIn("ada@example.org");
    const third = await signIn("ada@example.org");
    const ada = (await memberOf(first)) as NonNullable<Awaited<ReturnType<typeof memberOf>>>;
    const sessions = await sessionsOf(ada, first);
    expect(sessions.map(({ current, userAgent, network }) => [current, userAgent, network])).toEqual([
      [false, "Firefox", "192.0.2.1"],
      [false, "Firefox", "192.0.2.1"],
      [true, "Firefox", "192.0.2.1"],
    ]);
    const bob = await member("bob");
    await revokeSession(bob, sessions[0]?.id as string);
    expect(await memberOf(third), "of somebody else").not.toBeNull();
    await revokeSession(ada, sessions[0]?.id as string);
    expect([await memberOf(third), (await memberOf(second))?.id]).toEqual([null, ada.id]);
    await revokeOtherSessions(ada, first);
    expect([await memberOf(second), (await memberOf(first))?.id]).toEqual([null, ada.id]);
    await signOut(first);
    expect(await memberOf(first)).toBeNull();
  });

  it("is in a cookie that scripts cannot read, and on a site with TLS one that goes over nothing else", async () => {
    Object.assign(globalThis, { dailyPapersAuth: undefined });
    Object.assign(process.env, { SITE_URL: "https://papers.example.org", OUTBOX: "on" });
    try {
      await ask("ada@example.org");
      const used = await redeemLink(await tokenMailed(), NAMES, browser());
      expect(used?.cookies[0]).toMatch(/^__Secure-daily-papers\.session_token=/);
      for (const flag of ["Secure", "HttpOnly", "SameSite=Lax", "Path=/"]) expect(used?.cookies[0]).toContain(flag);
      expect(signedIn()).toMatch(/; Secure$/);
    } finally {
      delete process.env.SITE_URL;
      delete process.env.OUTBOX;
      Object.assign(globalThis, { dailyPapersAuth: undefined });
    }
  });

  it("is not opened by a cookie that somebody made up or changed", async () => {
    const headers = await signIn("ada@example.org", NAMES);
    const cookie = headers.get("cookie") as string;
    const { token } = (await db().session.findFirst()) as { token: string };
    for (const forged of [
      cookie.replace(/=(.)/, (_, c) => `=${c === "a" ? "b" : "a"}`),
      `daily-papers.session_token=${token}`,
      "daily-papers.session_token=x.y",
    ])
      expect(await memberOf(new Headers({ cookie: forged }))).toBeNull();
  });
});

describe("what somebody wanted before they signed in", () => {
  it("is believed where this site wrote it down, for a quarter of an hour", async () => {
    const now = new Date();
    const sealed = await sealIntent({ next: "/papers/x", upvote: "2510.00001" }, now);
    expect(await openIntent(sealed, now)).toEqual({ next: "/papers/x", upvote: "2510.00001" });
    expect(await openIntent(sealed, new Date(now.getTime() + 16 * 60_000))).toEqual({ next: "/" });
    const [text, signature] = sealed.split(".") as [string, string];
    const forged = Buffer.from(JSON.stringify({ next: "/", upvote: "other", until: 9e15 })).toString("base64url");
    for (const wrong of [`${forged}.${signature}`, text, "", undefined])
      expect(await openIntent(wrong, now)).toEqual({ next: "/" });
    const elsewhere = await sealIntent({ next: "//evil.example" }, now);
    expect(await openIntent(elsewhere, now)).toEqual({ next: "/" });
  });
});
