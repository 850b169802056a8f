import { randomUUID } from "node:crypto";
import { beforeEach, describe, expect, it } from "vitest";
import { deleteAccount, exportAccount } from "@/lib/accounts/leave";
import type { Member } from "@/lib/accounts/member";
import { db } from "@/lib/db/client";
import { siteSecret } from "@/lib/db/secret";
import { transaction } from "@/lib/db/transaction";
import { confirmInvitation, openInvitation } from "@/lib/invitations/confirm";
import { readInvitations } from "@/lib/invitations/list";
import { takeBack } from "@/lib/invitations/take-back";
import { type Address, parseAddress } from "@/lib/mail/address";
import { linkToken } from "@/lib/mail/link-token";
import { suppress } from "@/lib/mail/suppression";
import { DEFAULT_CHOICES } from "@/lib/subscribers/choices";
import { confirm } from "@/lib/subscribers/confirm";
import { requestMove } from "@/lib/subscribers/subscribe";
import { deleteData, exportData, unsubscribe } from "@/lib/subscribers/subscriber";
import { forget } from "@/lib/worker/forget";
import { testDatabase } from "../../support/database";
import { denial, member } from "../../support/members";
import { subscribed, subscriber, subscribers } from "../../support/subscribers";
import { DAY_MS, inviting, letters, onlyAda, tokenTo } from "./support";

testDatabase();
let ada: Member;
beforeEach(async () => {
  ada = await onlyAda();
});
const BOB = "bob@example.org";
const choices = { ...DEFAULT_CHOICES, frequency: "weekly" as const, papers: 7, timeZone: "Europe/Berlin" };
const later = (days: number) => new Date(Date.now() + days * DAY_MS);
/** Invites Bob; returns the token of his link. */
async function invited(now = new Date()): Promise<string> {
  await inviting(ada, BOB, { choices }, now);
  return tokenTo(BOB);
}
const only = () => db().invitation.findFirstOrThrow({ orderBy: { createdAt: "desc" } });
const states = async (now = new Date()) => (await readInvitations(ada, now)).invitations.map(({ state }) => state);

describe("the link of an invitation", () => {
  it("shows who invites and to what, and changes nothing by that", async () => {
    const token = await invited();
    for (let look = 0; look < 2; look++)
      expect(await openInvitation(token)).toEqual({
        state: "waiting",
        opened: { address: BOB, inviter: "ada", choices, own: false },
      });
    expect(await db().reader.count()).toBe(0);
    expect(await states()).toEqual(["waiting"]);
  });

  it("subscribes with the choices made, once, also for five clicks at once", async () => {
    const token = await invited();
    const clicks = await Promise.all(Array.from({ length: 5 }, () => confirmInvitation(token)));
    expect(clicks.filter((click) => "id" in click)).toHaveLength(1);
    expect(clicks.filter((click) => "problem" in click && click.problem === "confirmed")).toHaveLength(4);
    expect(await subscribers()).toMatchObject([{ address: BOB, state: "active", ...choices, coveredThrough: null }]);
    expect(await states()).toEqual(["confirmed"]);
    await unsubscribe((await subscriber(BOB)).id);
    expect(await confirmInvitation(token), "who left is not brought back").toEqual({ problem: "confirmed" });
    expect((await subscriber(BOB)).state).toBe("unsubscribed");
  });

  it("works for 30 days", async () => {
    const token = await invited();
    expect((await openInvitation(token, later(31))).state).toBe("expired");
    expect(await confirmInvitation(token, later(31))).toEqual({ problem: "expired" });
    expect(await states(later(31))).toEqual(["expired"]);
    expect(await confirmInvitation(token, later(29))).toHaveProperty("id");
  });

  it("ends when the invitation is taken back, and either that or the confirmation holds", async () => {
    for (let round = 0; round < 8; round++) {
      await db().invitation.deleteMany();
      await db().reader.deleteMany();
      const token = await invited();
      const [click, taken] = await Promise.all([confirmInvitation(token), denial(takeBack(ada, (await only()).id))]);
      if ("id" in click) expect([taken, await states()]).toEqual(["answered", ["confirmed"]]);
      else expect([click.problem, taken, await states()]).toEqual(["taken back", "allowed", ["taken back"]]);
      expect(await db().subscription.count()).toBe("id" in click ? 1 : 0);
    }
  });

  it("is worth nothing where it is made up, or for another use", async () => {
    await invited();
    const { id } = await only();
    const forged = [
      linkToken(await siteSecret(), "choices", id),
      linkToken(await siteSecret(), "invitation", randomUUID()),
      "x",
    ];
    for (const token of forged) expect(await confirmInvitation(token)).toEqual({ problem: "unknown" });
  });

  it("subscribes nobody whose address bounced or complained meanwhile", async () => {
    const token = await invited();
    await transaction((tx) => suppress(BOB, "complaint", tx));
    expect(await confirmInvitation(token)).toEqual({ problem: "suppressed" });
    expect(await db().subscription.count()).toBe(0);
  });

  it("leaves who subscribed by themselves meanwhile what they chose", async () => {
    const token = await invited();
    await subscribed(1, { address: BOB, papers: 3, state: "paused" });
    expect(await openInvitation(token)).toMatchObject({ opened: { own: true, choices: { papers: 3 } } });
    const { id } = await subscriber(BOB);
    expect(await confirmInvitation(token)).toEqual({ id });
    expect(await subscriber(BOB)).toMatchObject({ papers: 3, frequency: "daily", state: "paused" });
    expect(await states()).toEqual(["confirmed"]);
  });

  it("brings back who unsubscribed since then, with what they chose themselves", async () => {
    const token = await invited();
    await subscribed(1, { address: BOB, papers: 3, state: "unsubscribed" });
    expect(await confirmInvitation(token)).toHaveProperty("id");
    expect(await subscriber(BOB)).toMatchObject({ papers: 3, state: "active" });
  });
});

describe("taking back", () => {
  it("is in the log without the address, and only for what waits", async () => {
    const token = await invited();
    const { id } = await only();
    const entry = await takeBack(ada, id);
    expect(await db().moderation.findUnique({ where: { id: entry } })).toMatchObject({
      action: "invitations.revoke",
      curatorId: ada.id,
      details: null,
    });
    expect(await denial(takeBack(ada, id))).toBe("answered");
    expect(await denial(takeBack(ada, randomUUID()))).toBe("answered");
    expect((await openInvitation(token)).state).toBe("taken back");
  });
});

describe("the list of invitations", () => {
  it("has the newest first, fifty at a time, and says who invited", async () => {
    const bea = await member("bea", "admin");
    const many = Array.from({ length: 60 }, (_, n) => `n${n}@example.org`).join(" ");
    await inviting(ada, many, {}, later(-2));
    await inviting(bea, BOB, {}, later(-1));
    const first = await readInvitations(ada, new Date());
    expect(first.invitations).toHaveLength(50);
    expect(first.invitations[0]).toMatchObject({ address: BOB, state: "waiting", by: { username: "bea" } });
    const [at, id] = first.next as [string, string];
    const second = await readInvitations(ada, new Date(), { at: new Date(at), id });
    expect(second).toMatchObject({ next: null, invitations: { length: 11 } });
    expect(new Set([...first.invitations, ...second.invitations].map(({ address }) => address)).size).toBe(61);
  });

  it("keeps what an administrator who left has sent, without their name", async () => {
    const bea = await member("bea", "admin");
    await inviting(bea, BOB);
    await deleteAccount(bea, "bea");
    expect((await readInvitations(ada, new Date())).invitations).toMatchObject([{ address: BOB, by: null }]);
    expect((await openInvitation(await tokenTo(BOB))).opened?.inviter).toBeNull();
  });
});

describe("an invited address", () => {
  it("is forgotten 30 days after its invitation expired unconfirmed, and its letter with it", async () => {
    const token = await invited();
    await inviting(ada, "cy@example.org, dan@example.org");
    await takeBack(ada, (await db().invitation.findFirstOrThrow({ where: { address: "dan@example.org" } })).id);
    await confirmInvitation(token);
    const left = async () => (await db().invitation.findMany({ orderBy: { address: "asc" } })).map(({ address }) => address);
    await forget(later(59));
    expect(await left()).toEqual([BOB, "cy@example.org", "dan@example.org"]);
    await forget(later(61));
    expect(await left()).toEqual([BOB]);
    expect(await db().message.count({ where: { address: "cy@example.org" } })).toBe(0);
    expect(await db().invitationAnswer.count()).toBe(0);
  });

  it("goes with the account of the member whose it is, who can take along what is kept", async () => {
    const bob = await member("bob");
    await invited();
    expect((await exportAccount(bob)).invited).toMatchObject([{ address: BOB, choices, confirmedAt: null }]);
    expect((await exportAccount(ada)).member.invitations).toHaveLength(1);
    await deleteAccount(bob, "bob");
    expect(await db().invitation.count()).toBe(0);
    expect(await letters()).toEqual([]);
  });

  it("goes with the data of the subscriber whose it is, also after they moved to another address", async () => {
    const token = await invited();
    await confirmInvitation(token);
    const { id, readerId } = await subscriber(BOB);
    expect((await exportData(id)).invitations).toMatchObject([{ address: BOB }]);
    await requestMove(readerId, parseAddress("new@example.org") as Address);
    const move = (await letters()).at(-1)?.text?.match(/\/subscribe\/confirm\/([\w-]+)/)?.[1] as string;
    expect(await confirm(move)).toEqual({ id });
    expect((await only()).addressKey).toBe("new@example.org");
    await deleteData({ readerId });
    expect(await db().invitation.count()).toBe(0);
  });
});
