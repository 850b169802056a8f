import { randomUUID } from "node:crypto";
import { beforeEach, describe, expect, it } from "vitest";
import { db } from "@/lib/db/client";
import { transaction } from "@/lib/db/transaction";
import { type Address, parseAddress } from "@/lib/mail/address";
import { suppress } from "@/lib/mail/suppression";
import { DEFAULT_CHOICES } from "@/lib/subscribers/choices";
import { confirm, confirmationState } from "@/lib/subscribers/confirm";
import { allowSubscription } from "@/lib/subscribers/limits";
import { requestMove, requestSubscription } from "@/lib/subscribers/subscribe";
import {
  changeChoices,
  deleteData,
  exportData,
  pause,
  resume,
  subscriberOf,
  tokenOf,
  unsubscribe,
} from "@/lib/subscribers/subscriber";
import { testDatabase } from "../../support/database";
import { denial } from "../../support/members";
import { nobodySubscribed, subscribed, subscriber, subscribers } from "../../support/subscribers";

testDatabase();
beforeEach(nobodySubscribed);

const ADA = parseAddress("Ada@example.org") as Address;
const HOURS = 3_600_000;
const letters = () => db().message.findMany({ orderBy: { createdAt: "asc" } });
async function tokenMailed(): Promise<string> {
  const { text } = (await letters()).at(-1) as { text: string };
  return text.match(/\/subscribe\/confirm\/([\w-]+)/)?.[1] as string;
}
async function subscribe(): Promise<string> {
  await requestSubscription(ADA, DEFAULT_CHOICES);
  const result = await confirm(await tokenMailed());
  if ("problem" in result) throw new Error(result.problem);
  return result.id;
}

describe("subscribing", () => {
  it("needs a confirmation, which works once, also for two clicks at once", async () => {
    await requestSubscription(ADA, { ...DEFAULT_CHOICES, papers: 5 });
    expect(await db().subscription.count()).toBe(0);
    const token = await tokenMailed();
    expect(await confirmationState(token)).toBe("open");
    const clicks = await Promise.all(Array.from({ length: 5 }, () => confirm(token)));
    expect(clicks.filter((click) => "id" in click)).toHaveLength(1);
    expect(await confirmationState(token)).toBe("used");
    expect(await subscribers()).toMatchObject([{ address: "Ada@example.org", state: "active", papers: 5 }]);
  });

  it("expires after two days, and keeps no token in clear", async () => {
    await requestSubscription(ADA, DEFAULT_CHOICES);
    const token = await tokenMailed();
    expect(await confirm(token, new Date(Date.now() + 48 * HOURS + 1000))).toEqual({ problem: "open" });
    await db().confirmation.updateMany({ data: { expiresAt: new Date(0) } });
    expect(await confirmationState(token)).toBe("expired");
    expect(await confirm(token)).toEqual({ problem: "expired" });
    expect(await confirm("nonsense")).toEqual({ problem: "unknown" });
    expect(JSON.stringify(await db().confirmation.findMany())).not.toContain(token);
  });

  it("lets one network have an address written to three times an hour, and others all the same", async () => {
    const ask = (ip: string) => denial(requestSubscription(ADA, DEFAULT_CHOICES, ip));
    for (const outcome of ["allowed", "allowed", "allowed", "letters", "letters"]) expect(await ask("192.0.2.1")).toBe(outcome);
    expect(await letters()).toHaveLength(3);
    expect(await ask("192.0.2.2")).toBe("allowed");
    for (const outcome of ["allowed", "allowed", "allowed", "letters"]) {
      expect(await ask(`2001:db8:1:${Math.floor(Math.random() * 60_000).toString(16)}::1`), "one customer").toBe(outcome);
    }
    const id = await subscribe();
    const { readerId } = await subscriber(id);
    const move = () => denial(requestMove(readerId, parseAddress("new@example.org") as Address, "192.0.2.1"));
    expect([await move(), await move(), await move(), await move()]).toEqual(["allowed", "allowed", "allowed", "letters"]);
  });

  it("allows twenty requests an hour of one network, however its clients are numbered", async () => {
    const ask = (ip: string) => denial(allowSubscription(ip));
    const asked = await Promise.all(Array.from({ length: 25 }, (_, n) => ask(`2001:db8:1:2:${n}::1`)));
    expect(asked.filter((answer) => answer === "allowed")).toHaveLength(20);
    expect(await ask("2001:db8:1:3::1")).toBe("allowed");
    expect(await ask("192.0.2.1")).toBe("allowed");
    expect(JSON.stringify(await db().rateLimit.findMany()), "addresses are kept as hashes").not.toMatch(/2001|192/);
  });

  it("is not possible with a letter that bounced or was complained about meanwhile", async () => {
    await requestSubscription(ADA, DEFAULT_CHOICES);
    const token = await tokenMailed();
    await transaction((tx) => suppress(ADA.key, "complaint", tx));
    expect(await confirm(token)).toEqual({ problem: "unknown" });
    expect(await db().subscription.count()).toBe(0);
  });

  it("sends a known subscriber another letter, and changes nothing", async () => {
    const id = await subscribe();
    await changeChoices(id, { ...DEFAULT_CHOICES, papers: 7 });
    await requestSubscription({ address: "ada@example.org", key: ADA.key }, DEFAULT_CHOICES);
    expect((await letters()).at(-1)).toMatchObject({ subject: "You are subscribed to Daily Papers already" });
    expect(await subscribers()).toMatchObject([{ id, papers: 7 }]);
  });

  it("is possible again for who unsubscribed, not for who is suppressed", async () => {
    const id = await subscribe();
    await unsubscribe(id);
    expect(await subscribe()).toBe(id);
    await transaction((tx) => suppress(ADA.key, "complaint", tx));
    const before = (await letters()).length;
    await requestSubscription(ADA, DEFAULT_CHOICES);
    expect(await letters()).toHaveLength(before);
  });
});

describe("a subscriber", () => {
  it("pauses, resumes and leaves, and a suppressed one does not come back by it", async () => {
    const id = await subscribe();
    const read = () => subscriber(id);
    await pause(id);
    expect((await read()).state).toBe("paused");
    await db().subscription.update({ where: { id }, data: { coveredThrough: new Date("2025-01-01") } });
    const later = new Date("2030-01-01T12:00:00Z");
    await resume(await read(), later);
    expect(await read()).toMatchObject({ state: "active", coveredThrough: null, nextDueAt: new Date("2030-01-02T08:00:00Z") });
    await unsubscribe(id);
    await unsubscribe(id);
    expect((await read()).state).toBe("unsubscribed");
    await transaction((tx) => suppress(ADA.key, "hard bounce", tx));
    await resume(await read());
    await unsubscribe(id);
    expect((await read()).state).toBe("suppressed");
  });

  it("moves to another address only when that one confirms, and never onto somebody else's", async () => {
    const id = await subscribe();
    await subscribed(1, { address: "taken@example.org" });
    await requestMove((await subscriber(id)).readerId, parseAddress("taken@example.org") as Address);
    expect(await letters()).toHaveLength(1);
    await requestMove((await subscriber(id)).readerId, parseAddress("new@example.org") as Address);
    expect((await subscriber(id)).address).toBe("Ada@example.org");
    const token = await tokenMailed();
    await subscribed(1, { address: "new@example.org" });
    expect(await confirm(token), "somebody else was faster").toEqual({ problem: "taken" });
    await db().reader.deleteMany({ where: { addressKey: "new@example.org" } });
    await requestMove((await subscriber(id)).readerId, parseAddress("new@example.org") as Address);
    expect(await confirm(await tokenMailed())).toEqual({ id });
    expect((await subscriber(id)).addressKey).toBe("new@example.org");
  });

  it("takes all data along, and leaves none behind", async () => {
    const id = await subscribe();
    const edition = await db().edition.create({
      data: {
        key: "k",
        frequency: "daily",
        firstDay: new Date(),
        lastDay: new Date(),
        listed: true,
        papers: 1,
        subject: "Papers",
        html: "",
        text: "",
      },
    });
    await db().message.create({ data: { editionId: edition.id, subscriptionId: id, expiresAt: new Date() } });
    const data = await exportData(id);
    expect(data).toMatchObject({
      subscriber: { address: "Ada@example.org" },
      deliveries: [{ edition: { subject: "Papers" } }],
    });
    expect(data.letters).toHaveLength(1);
    const subscriber = await subscriberOf("choices", await tokenOf("choices", id));
    if (subscriber) await deleteData(subscriber);
    for (const table of ["reader", "subscription", "message", "confirmation"]) {
      expect(await db().$queryRawUnsafe(`SELECT count(*)::int AS n FROM ${table}`), table).toEqual([{ n: 0 }]);
    }
    expect(await subscriberOf("choices", await tokenOf("choices", id))).toBeNull();
    expect(await subscriberOf("choices", await tokenOf("unsubscribe", randomUUID()))).toBeNull();
  });
});
