import { beforeEach, describe, expect, it } from "vitest";
import type { Member } from "@/lib/accounts/member";
import { db } from "@/lib/db/client";
import { transaction } from "@/lib/db/transaction";
import { keepForm, readAnswer } from "@/lib/invitations/answer";
import { invite } from "@/lib/invitations/invite";
import { takeBack } from "@/lib/invitations/take-back";
import { INVITATIONS_A_DAY } from "@/lib/invitations/why-not";
import { suppress } from "@/lib/mail/suppression";
import { type Choices, DEFAULT_CHOICES } from "@/lib/subscribers/choices";
import { testDatabase } from "../../support/database";
import { denial, member } from "../../support/members";
import { subscribed } from "../../support/subscribers";
import { DAY_MS, inviting, letters, onlyAda } from "./support";

testDatabase();
let ada: Member;
beforeEach(async () => {
  ada = await onlyAda();
});
const numbered = (count: number, name = "n") => Array.from({ length: count }, (_, n) => `${name}${n}@example.org`).join("\n");
const invitations = () => db().invitation.findMany({ orderBy: { address: "asc" } });

describe("inviting", () => {
  it("writes an invitation and a letter for each address, with the choices made for them", async () => {
    const choices: Choices = { ...DEFAULT_CHOICES, frequency: "weekly", weekday: 3, papers: 5, keywords: ["diffusion"] };
    const welcome = 'See <b>this</b>:\n https://example.org/reading & "more"';
    const before = Date.now();
    expect(await inviting(ada, "Bob <Bob@example.org>, cy@example.org", { choices, welcome })).toEqual({
      invited: 2,
      refused: [],
    });
    const rows = await invitations();
    expect(rows).toMatchObject([
      {
        address: "Bob@example.org",
        addressKey: "bob@example.org",
        memberId: ada.id,
        choices,
        confirmedAt: null,
        revokedAt: null,
      },
      { address: "cy@example.org" },
    ]);
    expect(Math.round(((rows[0]?.expiresAt.getTime() ?? 0) - before) / DAY_MS)).toBe(30);
    const sent = await letters();
    expect(sent.map(({ address, invitationId }) => [address, invitationId])).toEqual(
      rows.map(({ address, id }) => [address, id]),
    );
    expect(new Set(sent.map(({ text }) => text?.match(/invitation\/([\w-]{43})/)?.[1])).size).toBe(2);
    expect(sent[0]?.subject).toBe("ada invites you to Daily Papers");
    for (const words of [
      'ada writes: “See <b>this</b>: https://example.org/reading & "more"”',
      "Up to 5 papers every Wednesday at 08:00 (UTC), most upvoted first.",
      "Only papers with these keywords: diffusion.",
      "Confirm:\nhttp",
      "If you don't want this, ignore this mail: you'll get nothing else. The link works for 30 days, until ",
    ])
      expect(sent[0]?.text).toContain(words);
    expect(sent[0]?.html).toContain("See &lt;b&gt;this&lt;/b&gt;: https://example.org/reading &amp; ");
    expect(sent[0]?.html, "no link is made of the welcome").not.toContain('href="https://example.org/reading');
    expect(await db().subscription.count()).toBe(0);
  });

  it("says nothing of a welcome where there is none", async () => {
    await inviting(ada, "bob@example.org", { welcome: " \u200b " });
    expect((await letters())[0]?.text).not.toContain("writes");
  });

  it("invites all others where some cannot be, and says of each why", async () => {
    await subscribed(1, { address: "active@example.org" });
    await subscribed(1, { address: "paused@example.org", state: "paused" });
    await subscribed(1, { address: "left@example.org", state: "unsubscribed" });
    await transaction((tx) => suppress("bounced@example.org", "hard bounce", tx));
    await inviting(ada, "known@example.org");
    const typed =
      "nonsense, new@example.org, active@example.org, PAUSED@example.org, left@example.org, bounced@example.org, known@example.org, New@Example.org, nonsense, last@example.org";
    expect(await inviting(ada, typed)).toEqual({
      invited: 2,
      refused: [
        "nonsense: address",
        "active@example.org: subscribed",
        "PAUSED@example.org: subscribed",
        "left@example.org: unsubscribed",
        "bounced@example.org: suppressed",
        "known@example.org: invited",
        "New@Example.org: twice",
        "nonsense: address",
      ],
    });
    expect((await letters()).map(({ address }) => address).sort()).toEqual(
      ["known", "last", "new"].map((name) => `${name}@example.org`),
    );
  });

  it("is not done again for the same address, unless the invitation was taken back or has expired", async () => {
    const later = (days: number) => new Date(Date.now() + days * DAY_MS);
    const again = async (now = new Date()) => (await inviting(ada, "bob@example.org", {}, now)).refused;
    expect(await again()).toEqual([]);
    expect(await again(later(29))).toEqual(["bob@example.org: invited"]);
    expect(await again(later(31))).toEqual([]);
    expect(await again(later(32))).toEqual(["bob@example.org: invited"]);
    const waiting = await db().invitation.findFirstOrThrow({ orderBy: { createdAt: "desc" } });
    await takeBack(ada, waiting.id, later(33));
    expect(await again(later(34))).toEqual([]);
    await db().invitation.updateMany({ data: { confirmedAt: new Date(), revokedAt: null } });
    expect(await again(later(400)), "who confirmed once").toEqual(["bob@example.org: invited"]);
  });

  it("sends one letter where several administrators invite the same people at once", async () => {
    const others = await Promise.all(["bea", "cleo", "dora"].map((name) => member(name, "admin")));
    const outcomes = await Promise.all([ada, ...others].map((actor) => inviting(actor, numbered(20))));
    expect(outcomes.map(({ invited }) => invited).sort((a, b) => a - b)).toEqual([0, 0, 0, 20]);
    expect(await db().message.count()).toBe(20);
    expect(await db().invitation.count()).toBe(20);
  });

  it("takes 500 addresses at once, and no more", async () => {
    const ask = (addresses: string) => denial(invite(ada, { addresses, welcome: "", choices: DEFAULT_CHOICES }));
    expect(await ask(numbered(501))).toBe("many");
    expect(await ask(" ,;\n")).toBe("addresses");
    expect(await db().invitation.count()).toBe(0);
    expect((await inviting(ada, numbered(500))).invited).toBe(500);
  });

  it("invites at most a thousand people in a day, and lists the others", async () => {
    const now = new Date();
    const data = Array.from({ length: INVITATIONS_A_DAY - 2 }, (_, n) => `old${n}@example.org`).map((address) => ({
      address,
      addressKey: address,
      choices: {},
      createdAt: now,
      expiresAt: new Date(now.getTime() + DAY_MS),
    }));
    await db().invitation.createMany({ data });
    expect(await inviting(ada, `old1@example.org\n${numbered(4)}`, {}, now)).toEqual({
      invited: 2,
      refused: ["old1@example.org: invited", "n2@example.org: limit", "n3@example.org: limit"],
    });
    expect((await inviting(ada, numbered(4), {}, new Date(now.getTime() + DAY_MS + 1))).invited).toBe(2);
  });

  it("refuses a welcome of more than 300 characters", async () => {
    const ask = (welcome: string) => denial(invite(ada, { addresses: "bob@example.org", welcome, choices: DEFAULT_CHOICES }));
    expect(await ask("x".repeat(301))).toBe("welcome");
    expect(await letters()).toEqual([]);
    expect(await ask("x".repeat(300))).toBe("allowed");
  });

  it("writes invitations, letters, log and answer together or not at all", async () => {
    await db().$executeRawUnsafe(`ALTER TABLE message ADD CONSTRAINT no_zed CHECK (address <> 'zed@example.org')`);
    try {
      await expect(inviting(ada, "bob@example.org, zed@example.org")).rejects.toThrow();
      const tables = ["invitation", "message", "moderation", "invitation_answer"];
      for (const table of tables)
        expect(await db().$queryRawUnsafe(`SELECT count(*)::int AS n FROM ${table}`), table).toEqual([{ n: 0 }]);
    } finally {
      await db().$executeRawUnsafe("ALTER TABLE message DROP CONSTRAINT no_zed");
    }
  });

  it("is in the log with how many, and without their addresses; where nobody was invited, nothing is", async () => {
    await inviting(ada, "bob@example.org, cy@example.org, nonsense");
    await inviting(ada, "bob@example.org");
    const entries = await db().moderation.findMany();
    expect(entries).toMatchObject([{ action: "invitations.send", curatorId: ada.id, details: { people: 2 }, before: null }]);
    expect(JSON.stringify(entries.map(({ details, reason }) => [details, reason]))).not.toContain("@");
  });
});

describe("the answer to a form", () => {
  it("keeps what was typed where it was not accepted, for who typed it alone", async () => {
    const form = { addresses: "a b c", welcome: "Hello", papers: "99" };
    const id = await keepForm(ada, "papers", form);
    expect(await readAnswer(ada, id)).toEqual({ problem: "papers", form });
    expect(await readAnswer(await member("bea", "admin"), id)).toBeNull();
    expect(await denial(keepForm(await member("cleo", "curator"), "papers", form))).toBe("admin");
  });
});
