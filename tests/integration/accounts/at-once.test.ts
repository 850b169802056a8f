import { beforeEach, describe, expect, it } from "vitest";
import { auth } from "@/lib/accounts/auth";
import { deleteAccount } from "@/lib/accounts/leave";
import { memberById } from "@/lib/accounts/member";
import { rename } from "@/lib/accounts/names";
import { redeemLink } from "@/lib/accounts/redeem-link";
import { memberOf, sessionsOf } from "@/lib/accounts/session";
import { linkState, makeLink, usedFor } from "@/lib/accounts/sign-in-link";
import { db } from "@/lib/db/client";
import { transaction } from "@/lib/db/transaction";
import { testDatabase } from "../../support/database";
import { denial, member, nobodyAndNothing } from "../../support/members";

testDatabase();
beforeEach(nobodyAndNothing);

const ADA = { name: "Ada Lovelace", username: "ada" };
const browser = () => new Headers({ "user-agent": "Firefox", "x-forwarded-for": "192.0.2.1" });
const withCookies = (cookies: string[]) => new Headers({ cookie: cookies.map((cookie) => cookie.split(";")[0]).join("; ") });
const linkTo = (address: string) => transaction((tx) => makeLink(address, tx));
const times = <T>(count: number, work: (n: number) => Promise<T>) =>
  Promise.all(Array.from({ length: count }, (_, n) => work(n)));

describe("one link used twenty times at once", () => {
  it("signs one in, and the others learn that it was used", async () => {
    for (let round = 0; round < 5; round++) {
      const address = `ada${round}@example.org`;
      const token = await linkTo(address);
      const names = { ...ADA, username: `ada${round}` };
      const used = (await times(20, (n) => redeemLink(token, names, browser(), `form ${n}`))).filter((one) => one !== null);
      expect(used).toHaveLength(1);
      expect([await linkState(token), await usedFor(token)]).toEqual([null, address]);
      expect(await memberOf(withCookies(used[0]?.cookies ?? []))).toMatchObject(names);
      expect(await db().session.count()).toBe(round + 1);
    }
  });

  it("by one form, as a double click sends it, opens one session for all of them, until that one ends", async () => {
    const token = await linkTo("ada@example.org");
    const used = await times(20, () => redeemLink(token, ADA, browser(), "the form"));
    expect(new Set(used.map((one) => one?.cookies.join()))).toHaveLength(1);
    const ada = await memberOf(withCookies(used[0]?.cookies ?? []));
    expect(ada).toMatchObject(ADA);
    expect(await sessionsOf(ada as NonNullable<typeof ada>, browser())).toHaveLength(1);
    await db().session.deleteMany();
    expect(await redeemLink(token, ADA, browser(), "the form"), "after signing out").toBeNull();
    expect(await redeemLink(token, ADA, browser()), "by no form at all").toBeNull();
  });

  it("is not used up by somebody who is blocked, and signs nobody in while the account is blocked", async () => {
    const { id } = await member("bob");
    for (let round = 0; round < 10; round++) {
      await db().member.update({ where: { id }, data: { blockedAt: null } });
      const token = await linkTo("bob@example.org");
      const block = transaction(async (tx) => {
        await tx.member.update({ where: { id }, data: { blockedAt: new Date() } });
        await tx.session.deleteMany({ where: { userId: id } });
      });
      await Promise.all([...Array.from({ length: 5 }, () => redeemLink(token, null, browser())), block]);
      expect(await db().session.count()).toBe(0);
    }
  });

  it("leaves no session and no second account where the account is deleted meanwhile", async () => {
    await member("root", "admin");
    for (let round = 0; round < 10; round++) {
      const actor = await member("bob");
      const token = await linkTo(actor.email);
      await Promise.all([times(5, () => redeemLink(token, null, browser())), deleteAccount(actor, "bob")]);
      expect([await db().session.count(), await db().member.count()]).toEqual([0, 1]);
    }
  });
});

describe("several links used at once", () => {
  it("of one new address make one member, and sign all of them in", async () => {
    for (let round = 0; round < 5; round++) {
      const address = `new${round}@example.org`;
      const tokens = await times(6, () => linkTo(address));
      const used = await Promise.all(
        tokens.map((token, n) => redeemLink(token, { name: "New", username: `new${round}-${n}` }, browser())),
      );
      expect(new Set(used.map((one) => one?.memberId))).toHaveLength(1);
      expect(used).not.toContain(null);
    }
    expect(await db().member.count({ where: { role: "admin" } })).toBe(1);
  });

  it("with one username give it to one; the others are told before their link is used up, and choose another", async () => {
    const tokens = await times(7, (n) => linkTo(`p${n}@example.org`));
    const outcomes = await Promise.all(tokens.map((token) => denial(redeemLink(token, ADA, browser()))));
    expect(outcomes.filter((outcome) => outcome === "taken")).toHaveLength(6);
    expect(await db().member.count()).toBe(1);
    const losers = tokens.filter((_, n) => outcomes[n] === "taken");
    for (const token of losers) expect(await linkState(token)).toMatchObject({ isNew: true });
    const others = await Promise.all(
      losers.map((token, n) => redeemLink(token, { name: `Person ${n}`, username: `ada-${n}x` }, browser())),
    );
    const names = await Promise.all(others.map((one) => memberById(one?.memberId as string)));
    expect(names.map((found) => found?.name)).toEqual(losers.map((_, n) => `Person ${n}`));
  });
});

describe("one username at once", () => {
  it("goes to one of those who rename themselves to it", async () => {
    const people = await times(7, (n) => member(`p${n}x`));
    const outcomes = await Promise.all(people.map(({ id }) => denial(rename(id, ADA))));
    expect(outcomes.sort()).toEqual(["allowed", ...Array(6).fill("taken")]);
  });

  it("fails none of those who come from providers with one name", async () => {
    const { internalAdapter } = await (await auth()).$context;
    const source = { method: "oauth" } as const;
    const made = await times(7, (n) =>
      internalAdapter.createUser({ name: "Grace Hopper", email: `g${n}@example.org`, emailVerified: true }, source),
    );
    expect(made).not.toContain(null);
    const names = (await db().member.findMany()).map(({ username }) => username);
    expect(names.filter((username) => username === "grace-hopper")).toHaveLength(1);
    expect(names.every((username) => username.startsWith("grace-hopper"))).toBe(true);
  });
});

it("who made an account with an address that is not theirs is out of it once its reader comes", async () => {
  const { id } = await member("victim");
  await db().member.update({ where: { id }, data: { emailVerified: false } });
  await db().session.create({ data: { userId: id, token: "of-the-attacker", expiresAt: new Date(Date.now() + 1e6) } });
  await db().account.create({ data: { userId: id, providerId: "github", accountId: "7" } });
  const used = await redeemLink(await linkTo("victim@example.org"), null, browser());
  expect(await memberOf(withCookies(used?.cookies ?? []))).toMatchObject({ id, emailVerified: true });
  expect([await db().session.count(), await db().account.count()]).toEqual([1, 0]);
});
