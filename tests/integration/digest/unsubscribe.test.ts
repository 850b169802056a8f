import pg from "pg";
import { expect, it, onTestFinished } from "vitest";
import { POST } from "@/app/api/unsubscribe/[token]/route";
import { db } from "@/lib/db/client";
import { transaction } from "@/lib/db/transaction";
import { queueDue } from "@/lib/digest/queue";
import { failExpired } from "@/lib/mail/claim";
import { suppress } from "@/lib/mail/suppression";
import { Choices, FREQUENCIES, LOCALES } from "@/lib/subscribers/choices";
import { changeChoices, deleteData, pause, tokenOf, unsubscribe } from "@/lib/subscribers/subscriber";
import { forget } from "@/lib/worker/forget";
import { smtpServer } from "../../support/smtp";
import { subscribed, subscribers } from "../../support/subscribers";
import { somebodyWaitsFor } from "../../support/waiting";
import { digestTest, NOON } from "./support";

const { run, url } = digestTest();

const readers = subscribers;

/** What a mailbox provider posts when its reader clicks "Unsubscribe" (RFC 8058). */
async function oneClick(id: string): Promise<number> {
  const body = new URLSearchParams({ "List-Unsubscribe": "One-Click" });
  const token = await tokenOf("unsubscribe", id);
  const request = new Request(`http://localhost/api/unsubscribe/${token}`, { method: "POST", body });
  return (await POST(request, { params: Promise.resolve({ token }) })).status;
}

/** A run that has read who is due and cannot go on composing until `goOn`. */
async function heldWhileComposing() {
  const holder = new pg.Client({ connectionString: url() });
  await holder.connect();
  onTestFinished(() => holder.end());
  await holder.query("BEGIN; LOCK TABLE edition");
  const queued = queueDue({ now: NOON });
  await somebodyWaitsFor(holder);
  return {
    goOn: async () => {
      await holder.query("COMMIT");
      return queued;
    },
  };
}

it("ends the mail at once, and for good, while the digest is being composed", async () => {
  const server = await smtpServer();
  await subscribed(20);
  const composing = await heldWhileComposing();
  const leaving = (await readers()).slice(0, 5);
  const answers = await Promise.all(leaving.map(({ id }) => oneClick(id)));
  expect(await composing.goOn()).toBe(15);
  expect(answers).toEqual(Array(5).fill(200));
  expect(await run({ SMTP_URL: server.url })).toMatchObject({ sent: 15, suppressed: 0, remaining: 0 });
  const left = leaving.map(({ address }) => address);
  expect(server.received.filter(({ to }) => left.includes(to))).toEqual([]);
  await server.close();
});

it("does all else that a reader or a mail server asks for, too, while the digest is being composed", async () => {
  await subscribed(6);
  const composing = await heldWhileComposing();
  const [pausing, leaving, choosing, forgotten, bounced] = await readers();
  if (!pausing || !leaving || !choosing || !forgotten || !bounced) throw new Error("six were subscribed");
  await pause(pausing.id);
  await unsubscribe(leaving.id);
  await changeChoices(choosing.id, Choices.parse({ papers: 3 }), NOON);
  await deleteData(forgotten);
  await transaction((tx) => suppress(bounced.addressKey, "hard bounce", tx));
  expect(await composing.goOn(), "only who stayed as they were").toBe(1);
  expect(await db().subscription.findUniqueOrThrow({ where: { id: choosing.id } })).toMatchObject({
    papers: 3,
    coveredThrough: null,
  });
});

it("answers every unsubscription soon while many different editions are composed", async () => {
  const choices = FREQUENCIES.flatMap((frequency) =>
    Object.keys(LOCALES).flatMap((locale) => [20, 50].map((papers) => ({ frequency, locale, papers }))),
  );
  for (const [index, one] of choices.entries()) await subscribed(1, { ...one, address: `various${index}@example.org` });
  await subscribed(10);
  const leaving = (await subscribers()).filter(({ address }) => address.startsWith("reader"));
  let composing = true;
  const queued = queueDue({ now: NOON }).finally(() => {
    composing = false;
  });
  for (const { id } of leaving) expect(await oneClick(id)).toBe(200);
  expect(composing).toBe(true);
  expect(await queued).toBe(choices.length);
});

it("waits for nobody where it gives up or forgets many deliveries, and lets nobody wait", async () => {
  await subscribed(3);
  await run({}, { limit: 0 });
  await db().$executeRaw`UPDATE message SET expires_at = now() - interval '1 second'`;
  const [one] = await readers();
  const reader = new pg.Client({ connectionString: url() });
  await reader.connect();
  onTestFinished(() => reader.end());
  await reader.query("BEGIN");
  await reader.query("UPDATE message SET state = 'suppressed', settled_at = 'epoch' WHERE subscription_id = $1", [one?.id]);
  await failExpired("digest", new Date());
  expect(await db().message.count({ where: { state: "failed" } })).toBe(2);
  await db().message.updateMany({ where: { state: "failed" }, data: { settledAt: new Date(0) } });
  await forget(new Date());
  expect(await db().message.count()).toBe(1);
});
