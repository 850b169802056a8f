import { beforeEach, describe, expect, it } from "vitest";
import { disconnect } from "@/lib/accounts/identities";
import { deleteAccount } from "@/lib/accounts/leave";
import { type Member, memberById } from "@/lib/accounts/member";
import { rename } from "@/lib/accounts/names";
import { redeemLink } from "@/lib/accounts/redeem-link";
import type { Role } from "@/lib/accounts/roles";
import { memberOf } from "@/lib/accounts/session";
import { makeLink } from "@/lib/accounts/sign-in-link";
import { muteAll } from "@/lib/comments/mute";
import { db } from "@/lib/db/client";
import { transaction } from "@/lib/db/transaction";
import { testDatabase } from "../../support/database";
import { denial, member, nobodyAndNothing } from "../../support/members";

testDatabase();
let root: Member;
beforeEach(async () => {
  await nobodyAndNothing();
  root = await member("root", "admin");
});

/** Signs somebody in; returns what their browser sends from then on. */
async function signedIn(actor: Member): Promise<Headers> {
  const token = await transaction((tx) => makeLink(actor.email, tx));
  const used = await redeemLink(token, null, new Headers());
  return new Headers({ cookie: used?.cookies.map((cookie) => cookie.split(";")[0]).join("; ") ?? "" });
}

// What curators decide, as it is kept.
const appoint = (id: string, role: Role) => db().member.update({ where: { id }, data: { role } });
const block = (id: string, blocked: boolean) =>
  transaction(async (tx) => {
    await tx.member.update({ where: { id }, data: { blockedAt: blocked ? new Date() : null } });
    if (blocked) await tx.session.deleteMany({ where: { userId: id } });
  });

describe("each request of somebody who is signed in decides anew", () => {
  it("who they are and what they may do: appointed, demoted, renamed, blocked, deleted", async () => {
    const bob = await member("bob");
    const headers = await signedIn(bob);
    const now = async () => {
      const found = await memberOf(headers);
      return found && `${found.username} ${found.role}`;
    };
    expect(await now()).toBe("bob member");
    await appoint(bob.id, "curator");
    expect(await now()).toBe("bob curator");
    await appoint(bob.id, "member");
    expect(await now()).toBe("bob member");
    await rename(bob.id, { name: "Bob", username: "bobby" });
    expect(await now()).toBe("bobby member");
    await block(bob.id, true);
    expect(await now()).toBeNull();
    await block(bob.id, false);
    expect(await now(), "signed out everywhere").toBeNull();
    const again = (await memberById(bob.id)) as Member;
    const others = await signedIn(again);
    await deleteAccount(again, "bobby");
    expect(await memberOf(others)).toBeNull();
  });
});

describe("an account that is deleted", () => {
  it("twice at once, while it is renamed and muted, is gone, and nothing fails", async () => {
    for (let round = 0; round < 8; round++) {
      const bob = await member("bob");
      const outcomes = await Promise.all([
        denial(deleteAccount(bob, "bob")),
        denial(deleteAccount(bob, "bob")),
        denial(rename(bob.id, { name: "Bob", username: "bobby" })),
        denial(muteAll({ memberId: bob.id }, true)),
        denial(disconnect(bob, "github")),
      ]);
      expect(outcomes.slice(0, 2).sort()).toEqual(["allowed", "signed-out"]);
      expect(["allowed", "signed-out"]).toContain(outcomes[2]);
      expect(await db().member.count({ where: { id: bob.id } })).toBe(0);
    }
  });

  it("is not deleted by somebody who is blocked at that moment, to come back as another", async () => {
    const bob = await member("bob");
    await block(bob.id, true);
    expect(await denial(deleteAccount(bob, "bob"))).toBe("blocked");
    expect(await denial(rename(bob.id, { name: "Bob", username: "bobby" }))).toBe("signed-out");
  });
});

describe("the last administrator", () => {
  it("stays, however many leave at once", async () => {
    await member("somebody");
    for (let round = 0; round < 5; round++) {
      await Promise.all(["one", "two", "three"].map((name) => member(`${name}${round}`, "admin")));
      const all = await db().member.findMany({ where: { role: "admin" } });
      const actors = (await Promise.all(all.map(({ id }) => memberById(id)))) as Member[];
      const outcomes = await Promise.all(actors.map((actor) => denial(deleteAccount(actor, actor.username))));
      expect(outcomes.filter((outcome) => outcome === "last-admin")).toHaveLength(1);
      expect(await db().member.count({ where: { role: "admin" } })).toBe(1);
    }
  });

  it("leaves only where somebody else is made one before, also at that moment", async () => {
    const bob = await member("bob");
    const [left] = await Promise.all([denial(deleteAccount(root, "root")), appoint(bob.id, "admin")]);
    const admins = await db().member.count({ where: { role: "admin" } });
    expect(admins, `root: ${left}`).toBeGreaterThanOrEqual(1);
    expect(await memberById(bob.id)).not.toBeNull();
  });

  it("is counted as the settings name them: one of two who are named may leave, the other not", async () => {
    process.env.ADMIN_EMAILS = "ada@example.org, bob@example.org";
    try {
      await member("ada");
      await member("bob");
      const named = await db().member.findMany({ where: { username: { in: ["ada", "bob"] } } });
      const [ada, bob] = (await Promise.all(named.map(({ id }) => memberById(id)))) as [Member, Member];
      expect([ada.role, bob.role]).toEqual(["admin", "admin"]);
      const outcomes = await Promise.all([ada, bob].map((actor) => denial(deleteAccount(actor, actor.username))));
      expect(outcomes.sort()).toEqual(["allowed", "last-admin"]);
      const unnamed = (await memberById(root.id)) as Member;
      expect(unnamed.role).toBe("member");
      expect(await denial(deleteAccount(unnamed, "root"))).toBe("allowed");
    } finally {
      delete process.env.ADMIN_EMAILS;
    }
  });
});

it("of two ways to sign in that are disconnected at once, one stays", async () => {
  for (let round = 0; round < 8; round++) {
    const { id } = await member(`orcid${round}x`);
    await db().member.update({ where: { id }, data: { email: `0000-000${round}@orcid.invalid` } });
    for (const providerId of ["orcid", "github"])
      await db().account.create({ data: { userId: id, providerId, accountId: `${round}` } });
    const actor = (await memberById(id)) as Member;
    const outcomes = await Promise.all(["orcid", "github"].map((provider) => denial(disconnect(actor, provider))));
    expect(outcomes.sort()).toEqual(["allowed", "only-way"]);
    expect(await db().account.count({ where: { userId: id } })).toBe(1);
  }
});
