import pg from "pg";
import { beforeEach, expect, it, onTestFinished } from "vitest";
import { db } from "@/lib/db/client";
import { claim, requeueOfDead, settle } from "@/lib/mail/claim";
import { queueLetter } from "@/lib/mail/letters";
import { testDatabase } from "../../support/database";
import { nobodySubscribed } from "../../support/subscribers";
import { somebodyWaitsFor } from "../../support/waiting";

const { url } = testDatabase();
const letter = (n: number) => ({ address: `one${n}@example.org`, subject: `Letter ${n}`, html: "<p>Hello</p>", text: "Hello" });
const claimed = async (sender: number) =>
  (await claim("letter", sender, 10, new Date(Date.now() + 1000), null)).map(({ address }) => address).sort();
const states = async () => (await db().message.findMany({ orderBy: { address: "asc" } })).map(({ state }) => state);

beforeEach(async () => {
  await nobodySubscribed();
  for (const n of [1, 2, 3]) await queueLetter(letter(n), 60_000);
});

it("passes over what another process is taking, and does not wait for it", async () => {
  const other = new pg.Client({ connectionString: url() });
  await other.connect();
  onTestFinished(() => other.end());
  await other.query("BEGIN");
  await other.query("SELECT FROM message WHERE address = 'one2@example.org' FOR UPDATE");
  const waited = somebodyWaitsFor(other).then(
    () => "it waited",
    () => "nobody waited",
  );
  expect(await Promise.race([claimed(1), waited])).toEqual(["one1@example.org", "one3@example.org"]);
  await other.query("COMMIT");
  expect(await claimed(2)).toEqual(["one2@example.org"]);
});

it("gives no message to two processes", async () => {
  const both = await Promise.all([claimed(1), claimed(2), claimed(3)]);
  expect(both.flat().sort()).toEqual(["one1@example.org", "one2@example.org", "one3@example.org"]);
});

it("settles only what its sender has in flight", async () => {
  const [first] = await claim("letter", 1, 1, new Date(Date.now() + 1000), null);
  const sent = { message: first as NonNullable<typeof first>, outcome: { state: "sent", error: null } as const };
  await settle(2, [sent], new Date());
  expect(await states()).toEqual(["sending", "queued", "queued"]);
  await settle(1, [sent], new Date());
  expect(await states()).toEqual(["sent", "queued", "queued"]);
  await settle(1, [{ ...sent, outcome: { state: "failed", error: "no" } }], new Date());
  expect(await states(), "once").toEqual(["sent", "queued", "queued"]);
});

it("queues again what a process had in flight that lives no more", async () => {
  await claimed(1);
  expect(await states()).toEqual(["sending", "sending", "sending"]);
  expect(await requeueOfDead()).toBe(3);
  expect(await claimed(2)).toHaveLength(3);
});
