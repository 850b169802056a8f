import { beforeEach, describe, expect, it } from "vitest";
import { db } from "@/lib/db/client";
import { transaction } from "@/lib/db/transaction";
import { type Address, parseAddress } from "@/lib/mail/address";
import { isSuppressed, suppress } from "@/lib/mail/suppression";
import { DEFAULT_CHOICES } from "@/lib/subscribers/choices";
import { confirm, confirmationState } from "@/lib/subscribers/confirm";
import { requestMove, requestSubscription } from "@/lib/subscribers/subscribe";
import { deleteData, pause, unsubscribe } from "@/lib/subscribers/subscriber";
import { testDatabase } from "../../support/database";
import { nobodySubscribed, subscribed, subscriber, subscribers } from "../../support/subscribers";

testDatabase();
beforeEach(nobodySubscribed);

const NEW = parseAddress("new@example.org") as Address;
const ids = async () => (await subscribers()).map(({ id }) => id);
const tokenMailed = async () => {
  const [letter] = await db().message.findMany({ orderBy: { createdAt: "desc" }, take: 1 });
  return letter?.text?.match(/\/subscribe\/confirm\/([\w-]+)/)?.[1] as string;
};
let asked = 0;
/** The token of a link that moves a subscriber to an address. */
async function moving(id: string, to = NEW): Promise<string> {
  await requestMove((await subscriber(id)).readerId, to, `192.0.2.${++asked % 250}`);
  return tokenMailed();
}
const read = subscriber;
const bounce = (address: string) => transaction((tx) => suppress(address, "hard bounce", tx));

describe("several moves to one address at once", () => {
  it("move one subscription; the others stay where they are and are told so", async () => {
    for (let round = 0; round < 8; round++) {
      await nobodySubscribed();
      await subscribed(6);
      const tokens: string[] = [];
      for (const id of await ids()) tokens.push(await moving(id));
      const outcomes = await Promise.all(tokens.map((token) => confirm(token)));
      expect(outcomes.filter((outcome) => "id" in outcome)).toHaveLength(1);
      expect(outcomes.filter((outcome) => "problem" in outcome && outcome.problem === "taken")).toHaveLength(5);
      expect(await db().subscription.count()).toBe(6);
    }
  });

  it("and a subscription of that address leave one subscription there", async () => {
    for (let round = 0; round < 8; round++) {
      await nobodySubscribed();
      await subscribed(1);
      const [id] = (await ids()) as [string];
      const token = await moving(id);
      await requestSubscription(NEW, DEFAULT_CHOICES, "203.0.113.1");
      await Promise.all([confirm(token), confirm(await tokenMailed())]);
      expect(await db().subscription.count({ where: { reader: { addressKey: NEW.key }, state: "active" } })).toBe(1);
    }
  });

  it("leave a link that works as soon as the address is free again", async () => {
    await subscribed(1);
    const [id] = (await ids()) as [string];
    const token = await moving(id);
    await subscribed(1, { address: NEW.address });
    expect([await confirm(token), await confirmationState(token)]).toEqual([{ problem: "taken" }, "taken"]);
    await unsubscribe((await subscriber(NEW.key)).id);
    expect(await confirm(token)).toEqual({ id });
  });
});

describe("a subscriber whose address bounced", () => {
  it("gets mail again at the new address that they confirm; the old one stays suppressed", async () => {
    await subscribed(1, { coveredThrough: new Date("2025-01-01") });
    const [id] = (await ids()) as [string];
    const token = await moving(id);
    await bounce("reader1@example.org");
    expect((await read(id)).state).toBe("suppressed");
    const now = new Date("2030-01-01T12:00:00Z");
    await db().confirmation.updateMany({ data: { expiresAt: new Date("2031-01-01") } });
    expect(await confirm(token, now)).toEqual({ id });
    expect(await read(id)).toMatchObject({
      state: "active",
      addressKey: NEW.key,
      coveredThrough: null,
      nextDueAt: new Date("2030-01-02T08:00:00Z"),
    });
    expect(await isSuppressed("reader1@example.org")).toBe(true);
  });

  it("does not move to an address that is suppressed itself, also where it becomes so at that moment", async () => {
    for (let round = 0; round < 8; round++) {
      await nobodySubscribed();
      await subscribed(1);
      const [id] = (await ids()) as [string];
      const token = await moving(id);
      await Promise.all([confirm(token), bounce(NEW.key)]);
      const { addressKey, state } = await read(id);
      expect([`${NEW.key} suppressed`, "reader1@example.org active"]).toContain(`${addressKey} ${state}`);
    }
  });

  it("is one among others: who had unsubscribed gets mail again, who had paused does not", async () => {
    await subscribed(2);
    const [one, two] = (await ids()) as [string, string];
    await unsubscribe(one);
    await pause(two);
    await confirm(await moving(one));
    await confirm(await moving(two, parseAddress("other@example.org") as Address));
    expect([(await read(one)).state, (await read(two)).state]).toEqual(["active", "paused"]);
  });
});

describe("deleting one's data while a move is confirmed", () => {
  it("leaves no subscription and no link, and fails neither", async () => {
    for (let round = 0; round < 8; round++) {
      await nobodySubscribed();
      await subscribed(1);
      const [id] = (await ids()) as [string];
      const reader = await subscriber(id);
      const token = await moving(id);
      await Promise.all([
        confirm(token),
        deleteData(reader),
        deleteData(reader),
        requestMove(reader.readerId, NEW, "203.0.113.7"),
      ]);
      expect(await db().subscription.count()).toBe(0);
      expect(await db().confirmation.count({ where: { NOT: { readerId: null } } })).toBe(0);
      expect(await confirm(token)).toEqual({ problem: "unknown" });
    }
  });
});
