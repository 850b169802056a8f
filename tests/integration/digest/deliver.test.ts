import { expect, it } from "vitest";
import { db } from "@/lib/db/client";
import { pauseNow, resumeSending } from "@/lib/digest/pause";
import { queueDue } from "@/lib/digest/queue";
import { asSender } from "@/lib/digest/sender";
import { readEnv } from "@/lib/env";
import type { ClaimedDigest } from "@/lib/mail/claim";
import { deliver, type Mailing } from "@/lib/mail/deliver";
import { queueLetter } from "@/lib/mail/letters";
import { forget } from "@/lib/worker/forget";
import { smtpServer } from "../../support/smtp";
import { subscribed } from "../../support/subscribers";
import { digestTest, NOON } from "./support";

const { run } = digestTest();
const later = (minutes: number) =>
  db().$executeRaw`UPDATE message SET due_at = due_at - make_interval(mins => ${minutes}::int)`;
const states = async () =>
  Object.fromEntries((await db().message.groupBy({ by: ["state"], _count: true })).map(({ state, _count }) => [state, _count]));

it("sends every subscriber one message, also when it runs again and twice at once", async () => {
  const server = await smtpServer();
  await subscribed(300);
  const runs = await Promise.all([run({ SMTP_URL: server.url }), run({ SMTP_URL: server.url })]);
  expect(runs[0].sent + runs[1].sent).toBe(300);
  await run({ SMTP_URL: server.url });
  await run({ SMTP_URL: server.url }, { date: "2025-10-29" });
  expect(new Set(server.received.map(({ to }) => to)).size).toBe(300);
  expect(server.received).toHaveLength(300);
  expect(await db().edition.count()).toBe(1);
  await server.close();
});

it("sends what a look-up that failed has left, and nothing twice that had gone out", async () => {
  const server = await smtpServer();
  await subscribed(60);
  await queueDue({ now: NOON });
  const env = readEnv({ SMTP_URL: server.url, SITE_URL: "https://papers.example.org" });
  let looked = 0;
  const mailing: Mailing<ClaimedDigest> = {
    kind: "digest",
    encode: async ({ id, address: to }) => ({
      to,
      messageId: id,
      pieces: [Buffer.from("Subject: x\r\n\r\nx\r\n")],
      wireReady: true,
    }),
    check: () => async () => {
      if (++looked === 10) throw new Error("no connection is left");
      return "wanted";
    },
  };
  await expect(asSender(env, (sender) => deliver(mailing, sender))).rejects.toThrow("no connection is left");
  const { length: gone } = server.received;
  expect(gone).toBeGreaterThanOrEqual(9);
  expect(await states()).toEqual({ sent: gone, queued: 60 - gone });
  await run({ SMTP_URL: server.url });
  expect(new Set(server.received.map(({ to }) => to)).size).toBe(60);
  expect(server.received).toHaveLength(60);
  await server.close();
});

it("tries temporary failures again, and gives up permanent ones at once", async () => {
  const server = await smtpServer((to, seen) => {
    if (to.startsWith("greylisted")) return seen < 3 ? 451 : "take";
    if (to.startsWith("cut")) return seen < 2 ? "disconnect" : "take";
    if (to.startsWith("slow")) return { afterMs: 1500 };
    return to.startsWith("gone") ? 550 : "take";
  });
  for (const name of ["greylisted", "cut", "slow", "gone", "fine"]) await subscribed(1, { address: `${name}@example.org` });
  expect(await run({ SMTP_URL: server.url })).toMatchObject({ sent: 2, deferred: 2, failed: 1, remaining: 2 });
  expect(await run({ SMTP_URL: server.url }), "the backoff is waited for").toMatchObject({ sent: 0, deferred: 0 });
  await later(1);
  expect(await run({ SMTP_URL: server.url })).toMatchObject({ sent: 1, deferred: 1 });
  await later(2);
  expect(await run({ SMTP_URL: server.url })).toMatchObject({ sent: 1, deferred: 0, remaining: 0 });
  expect(server.received.map(({ to }) => to.split("@")[0]).sort()).toEqual(["cut", "fine", "greylisted", "slow"]);
  expect(server.attempts.get("gone@example.org")).toBe(1);
  const gone = await db().message.findFirstOrThrow({ where: { state: "failed" } });
  expect(gone.error).toContain("550");
  await server.close();
});

it("gives up what cannot be sent within the edition's life", async () => {
  const server = await smtpServer(() => 451);
  await subscribed(1);
  await run({ SMTP_URL: server.url });
  await db().$executeRaw`UPDATE message SET expires_at = now() - interval '1 second', due_at = now()`;
  expect(await run({ SMTP_URL: server.url })).toMatchObject({ remaining: 0 });
  expect(await states()).toEqual({ failed: 1 });
  await server.close();
});

it("pauses after too many errors in a row, says so, and goes on where it stopped", async () => {
  let down = true;
  const server = await smtpServer(() => (down ? 421 : "take"));
  await subscribed(200);
  const first = await run({ SMTP_URL: server.url });
  expect(first.paused).toMatch(/\d+ errors in a row; the last: .*421/);
  expect(first.deferred).toBeLessThan(100);
  expect(await run({ SMTP_URL: server.url })).toMatchObject({ sent: 0, deferred: 0, paused: first.paused });
  expect(await pauseNow()).not.toBeNull();
  down = false;
  await resumeSending();
  await later(1);
  expect(await run({ SMTP_URL: server.url })).toMatchObject({ sent: 200, remaining: 0, paused: null });
  await server.close();
});

it("defers everything, and loses nothing, while no server answers", async () => {
  await subscribed(3);
  expect(await run({ SMTP_URL: "smtp://127.0.0.1:1" })).toMatchObject({ deferred: 3, remaining: 3 });
});

it("stops at the bounds of a batch; the next run goes on", async () => {
  const server = await smtpServer();
  await subscribed(100);
  expect(await run({ SMTP_URL: server.url }, { limit: 40 })).toMatchObject({ sent: 40, remaining: 60 });
  expect(await run({ SMTP_URL: server.url }, { limit: 40 })).toMatchObject({ sent: 40, remaining: 20 });
  expect(await run({ SMTP_URL: server.url })).toMatchObject({ sent: 20, remaining: 0 });
  await server.close();
});

it("keeps to the rate that all senders share", async () => {
  const server = await smtpServer();
  await subscribed(30);
  const began = Date.now();
  const settings = { SMTP_URL: server.url, SMTP_RATE_PER_SECOND: "10" };
  await Promise.all([run(settings), run(settings)]);
  expect(server.received).toHaveLength(30);
  // Three windows of ten: the first may be nearly over when it starts.
  expect(Date.now() - began).toBeGreaterThan(1000);
  await server.close();
});

it("sends letters within the same rate, and keeps of those that have gone no more than the subject", async () => {
  const server = await smtpServer();
  await queueLetter(
    { address: "one@example.org", subject: "Confirm", html: "<p>a secret link</p>", text: "a secret link" },
    60_000,
  );
  await subscribed(3);
  const began = Date.now();
  expect(await run({ SMTP_URL: server.url, SMTP_RATE_PER_SECOND: "1" })).toMatchObject({ sent: 3 });
  // Four seconds of the clock, of which the first and the last may be short.
  expect(Date.now() - began).toBeGreaterThan(2000);
  expect(server.received[0]?.raw).toContain("a secret link");
  expect(await db().message.findMany({ where: { editionId: null } })).toMatchObject([
    { state: "sent", subject: "Confirm", html: "", text: "" },
  ]);
  await server.close();
});

it("goes through TLS and a login, and waits, rather than give readers up, where the login is refused", async () => {
  const server = await smtpServer(() => "take", { user: "papers@example.org", password: "p@ss/word" });
  await subscribed(2);
  const url = (password: string, query: string) =>
    `smtp://papers%40example.org:${encodeURIComponent(password)}@127.0.0.1:${server.port}${query}`;
  const trusting = "?tls.rejectUnauthorized=false"; // the server of these tests has signed its certificate itself
  expect(await run({ SMTP_URL: url("p@ss/word", "") })).toMatchObject({ sent: 0, deferred: 2, failed: 0 });
  await later(1);
  expect(await run({ SMTP_URL: url("wrong", trusting) })).toMatchObject({ sent: 0, deferred: 2, failed: 0 });
  expect((await db().message.findFirstOrThrow()).error).toContain("Invalid login");
  await later(2);
  expect(await run({ SMTP_URL: url("p@ss/word", trusting) })).toMatchObject({ sent: 2 });
  expect(server.received.map(({ secure }) => secure)).toEqual([true, true]);
  await server.close();
});

it("writes to nobody who paused, unsubscribed or is suppressed, also after they were queued", async () => {
  const server = await smtpServer();
  await subscribed(1, { address: "paused@example.org", state: "paused" });
  await subscribed(1, { address: "left@example.org", state: "unsubscribed" });
  await subscribed(1, { address: "left-later@example.org" });
  await run({ SMTP_URL: server.url }, { limit: 0 });
  await db().subscription.updateMany({
    where: { reader: { addressKey: "left-later@example.org" } },
    data: { state: "unsubscribed" },
  });
  expect(await run({ SMTP_URL: server.url })).toMatchObject({ sent: 0, suppressed: 1 });
  expect(server.received).toEqual([]);
  await server.close();
});

it("refuses in production without a mail server, and says why", async () => {
  await expect(run({ OUTBOX: "" })).rejects.toThrow("set SMTP_URL");
  await expect(run({ OUTBOX: "", SITE_URL: "", NODE_ENV: "production" })).rejects.toThrow("set SMTP_URL");
});

it("sends nothing on an empty day, and what appears late with the next", async () => {
  await subscribed(1);
  expect(await run({}, { now: new Date("2025-10-29T12:00:00Z") })).toMatchObject({ queued: 0 });
  expect((await db().subscription.findFirstOrThrow()).coveredThrough).toBeNull();
  expect(await run({}, { now: new Date(NOON.getTime() + 1) })).toMatchObject({ queued: 1, sent: 1 });
});

it("forgets after ninety days who got what, not the edition, nor whose address is suppressed", async () => {
  await subscribed(2);
  await run();
  await db().mailEvent.create({
    data: { source: "ses", eventId: "1", addressHash: "h", kind: "hard", createdAt: new Date(0) },
  });
  await db().suppression.create({ data: { addressHash: "h", reason: "hard bounce", createdAt: new Date(0) } });
  const [one] = await db().message.findMany();
  await db().message.updateMany({ where: { subscriptionId: one?.subscriptionId }, data: { settledAt: new Date(0) } });
  await forget(new Date());
  const left = await Promise.all([
    db().message.count(),
    db().edition.count(),
    db().mailEvent.count(),
    db().suppression.count(),
  ]);
  expect(left).toEqual([1, 1, 0, 1]);
  expect(await run({}, { date: "2025-10-29" }), "nor is it sent again").toMatchObject({ queued: 0, sent: 0 });
});
