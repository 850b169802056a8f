import { expect, it, onTestFinished, vi } from "vitest";
import { db } from "@/lib/db/client";
import { transaction } from "@/lib/db/transaction";
import { queueLetter } from "@/lib/mail/letters";
import { suppress } from "@/lib/mail/suppression";
import { smtpServer } from "../../support/smtp";
import { subscribed } from "../../support/subscribers";
import { digestTest } from "./support";

const { run } = digestTest();
const HOUR_MS = 3_600_000;

const letter = (address: string, lifeMs: number) =>
  queueLetter({ address, subject: "Sign in", html: "<p>a secret link</p>", text: "a secret link" }, lifeMs);

it("gives up a letter whose time is over, without sending it, and forgets the links in it", async () => {
  const server = await smtpServer();
  await letter("late@example.org", -1000);
  await letter("in-time@example.org", HOUR_MS);
  await run({ SMTP_URL: server.url });
  expect(server.received.map(({ to }) => to)).toEqual(["in-time@example.org"]);
  const late = await db().message.findFirstOrThrow({ where: { address: "late@example.org" } });
  expect(late).toMatchObject({ state: "failed", error: "not sent in time", html: "", text: "" });
  await server.close();
});

it("gives up a deferred letter whose next try would come too late, and forgets the links in it", async () => {
  const server = await smtpServer(() => 451);
  await letter("short@example.org", 30_000);
  await letter("long@example.org", HOUR_MS);
  await run({ SMTP_URL: server.url });
  const letters = await db().message.findMany({ orderBy: { address: "desc" } });
  expect(letters.map(({ state, text }) => [state, text])).toEqual([
    ["failed", ""],
    ["deferred", "a secret link"],
  ]);
  await server.close();
});

/** A run over one connection whose server holds the first message until two hours of the clock have passed. */
async function runHeldForTwoHours() {
  let goOn = () => {};
  const held = new Promise<void>((resolve) => {
    goOn = resolve;
  });
  const server = await smtpServer(() => ({ after: held }));
  onTestFinished(() => server.close());
  const running = run({ SMTP_URL: server.url, SMTP_CONNECTIONS: "1" });
  await expect.poll(() => server.attempts.size).toBe(1);
  vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + 2 * HOUR_MS });
  onTestFinished(() => void vi.useRealTimers());
  goOn();
  return { result: await running, received: server.received.map(({ to }) => to) };
}

it("gives up a letter whose time ends while a slow server keeps it waiting", async () => {
  await letter("one@example.org", HOUR_MS);
  await letter("other@example.org", HOUR_MS);
  const { received } = await runHeldForTwoHours();
  expect(received).toHaveLength(1);
  const letters = await db().message.findMany();
  expect(letters.map(({ state, error, text }) => [state, error, text]).sort()).toEqual([
    ["failed", "not sent in time", ""],
    ["sent", null, ""],
  ]);
  expect(letters.find(({ state }) => state === "sent")?.address).toBe(received[0]);
});

it("gives up deliveries whose time ends while a slow server keeps them waiting", async () => {
  await subscribed(3);
  await run({}, { limit: 0 });
  await db().$executeRaw`UPDATE message SET expires_at = now() + interval '1 hour'`;
  const { result, received } = await runHeldForTwoHours();
  expect(result).toMatchObject({ sent: 1, failed: 2, remaining: 0 });
  expect(received).toHaveLength(1);
  expect(await db().message.count({ where: { state: "failed", error: "not sent in time" } })).toBe(2);
});

it.each([
  ["Gone@example.org", "gone@example.org"],
  ["gu\u0308nter@example.org", "g\u00fcnter@example.org"],
])("sends no letter to %s that bounced or complained since it was queued, however it is spelled", async (address, key) => {
  const server = await smtpServer();
  await letter(address, HOUR_MS);
  await transaction((tx) => suppress(key, "complaint", tx));
  await run({ SMTP_URL: server.url });
  expect(server.received).toEqual([]);
  expect(await db().message.findFirstOrThrow()).toMatchObject({ state: "suppressed", text: "" });
  await server.close();
});
