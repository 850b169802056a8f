import { beforeEach, describe, expect, it } from "vitest";
import type { Member } from "@/lib/accounts/member";
import { claimAuthorship, claimOf } from "@/lib/claims/claim";
import { db } from "@/lib/db/client";
import { getPaper } from "@/lib/papers/paper";
import { decideClaim, mergePapers, revokeClaim } from "../../support/curator";
import { testDatabase } from "../../support/database";
import { member, nobodyAndNothing, paper } from "../../support/members";

testDatabase();
const NAME = "Ada Lovelace";
let [ana, bob, carol]: Member[] = [];
let [main, twin]: string[] = [];
beforeEach(async () => {
  await nobodyAndNothing();
  ana = { ...(await member("ana")), email: "lovelace@example.org" };
  await db().member.update({ where: { id: ana.id }, data: { email: ana.email } });
  [bob, carol] = [await member("bob"), await member("carol", "curator")];
  const comment = "Contact: lovelace@example.org";
  [main, twin] = [await paper("2510.00001", null, { comment }), await paper("2510.00002", null, { comment })];
});

const claimed = async (who: Member | undefined, paperId: string | undefined, author = NAME) => {
  const state = await claimAuthorship(who as Member, paperId as string, author);
  return { state, id: (await db().claim.findFirstOrThrow({ where: { memberId: who?.id, paperId } })).id };
};
const decided = async (who: Member | undefined, paperId: string | undefined, approve: boolean, author = NAME) => {
  const { id } = await claimed(who, paperId, author);
  await decideClaim(carol as Member, { id, approve, reason: "As I know" });
};
const revoked = async (who: Member | undefined, paperId: string | undefined) => {
  const { state, id } = await claimed(who, paperId);
  expect(state).toBe("confirmed");
  await revokeClaim(carol as Member, { id, reason: "Another of this name" });
};
const merge = () => mergePapers(carol as Member, { paperId: twin as string, into: main as string, reason: "The same" });
const onMain = async (who: Member | undefined) => {
  const claim = await claimOf(who as Member, main as string);
  return claim && `${claim.author}: ${claim.state}`;
};
const shown = async () => (await getPaper(main as string))?.names[0]?.username;

describe("a confirmed claim on a duplicate", () => {
  it("outlasts the merge, though another's claim on the name was refused there", async () => {
    await decided(bob, main, false);
    await claimed(ana, twin);
    await merge();
    expect([await onMain(ana), await onMain(bob), await shown()]).toEqual([`${NAME}: confirmed`, `${NAME}: refused`, "ana"]);
  });

  it("outlasts the merge, though one's own claim on another name was refused there, or waits", async () => {
    for (const refuse of [true, false]) {
      [main, twin] = [await paper(`main-${refuse}`, null), await paper(`twin-${refuse}`, null)];
      if (refuse) await decided(ana, main, false, "Alan Turing");
      else await claimed(ana, main, "Alan Turing");
      await decided(ana, twin, true);
      await merge();
      expect([await onMain(ana), await shown()]).toEqual([`${NAME}: confirmed`, "ana"]);
    }
  });

  it("waits for a curator where another is confirmed for the name", async () => {
    await decided(bob, main, true);
    await claimed(ana, twin);
    await merge();
    expect([await onMain(ana), await onMain(bob), await shown()]).toEqual([`${NAME}: pending`, `${NAME}: confirmed`, "bob"]);
  });

  it("gives way to one's own confirmed claim", async () => {
    await decided(ana, main, true, "Alan Turing");
    await claimed(ana, twin);
    await merge();
    expect(await onMain(ana)).toBe("Alan Turing: confirmed");
  });

  it("is not lost without a word where the other paper has no such name", async () => {
    await claimed(ana, twin);
    await db().paper.update({ where: { id: main }, data: { authors: ["A. King", "Alan Turing"] } });
    await merge();
    expect(await onMain(ana)).toBeNull();
    expect(await db().message.findMany()).toMatchObject([{ address: ana?.email, subject: "Your claim was lost in a merge" }]);
  });
});

describe("a claim on a duplicate that waits", () => {
  it("goes on waiting, though one's claim there was refused, or another waits for the name", async () => {
    await decided(bob, main, false);
    await claimed(bob, twin);
    await db().member.update({ where: { id: ana?.id }, data: { emailVerified: false } });
    await claimed({ ...(ana as Member), emailVerified: false }, main);
    await merge();
    expect([await onMain(ana), await onMain(bob)]).toEqual([`${NAME}: pending`, `${NAME}: pending`]);
  });
});

describe("what was revoked", () => {
  it.each([true, false])(
    "on a duplicate waits for a curator on the other paper (another was refused there: %s)",
    async (refused) => {
      if (refused) await decided(bob, main, false);
      await revoked(ana, twin);
      await merge();
      for (const turn of ["once", "twice"]) expect((await claimed(ana, main)).state, turn).toBe("pending");
    },
  );

  it("on a duplicate waits for a curator through a second merge", async () => {
    await revoked(ana, twin);
    await merge();
    [twin, main] = [main, await paper("2510.00003", null, { comment: "Contact: lovelace@example.org" })];
    await merge();
    expect((await claimed(ana, main)).state).toBe("pending");
  });

  it("is not confirmed by a duplicate on which evidence confirmed it", async () => {
    await revoked(ana, main);
    expect((await claimed(ana, twin)).state).toBe("confirmed");
    await merge();
    expect([await onMain(ana), await shown()]).toEqual([`${NAME}: pending`, null]);
  });

  it("is confirmed by a duplicate on which a curator did", async () => {
    await revoked(ana, main);
    await db().paper.update({ where: { id: twin }, data: { comment: null } });
    await decided(ana, twin, true);
    await merge();
    expect([await onMain(ana), await shown()]).toEqual([`${NAME}: confirmed`, "ana"]);
  });
});
