import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, beforeEach, expect, it } from "vitest";
import { POST as cron } from "@/app/api/cron/digest/route";
import { db } from "@/lib/db/client";
import { LIVING } from "@/lib/db/presence";
import { readEnv } from "@/lib/env";
import { queueLetter } from "@/lib/mail/letters";
import { scheduleLetters, sendLetters } from "@/lib/worker/letters";
import { smtpServer } from "../../support/smtp";
import { subscribed } from "../../support/subscribers";
import { digestTest, NOON } from "./support";

const { run } = digestTest();
const SECRET = "a secret for the cron";

const queued = (number: number) =>
  queueLetter(
    { address: `one${number}@example.org`, subject: `Letter ${number}`, html: "<p>Hello</p>", text: "Hello" },
    60_000,
  );

/** The most processes that show that they live while `work` goes on. */
async function mostPresent(work: Promise<unknown>): Promise<number> {
  let most = 0;
  let going = true;
  const ended = work.finally(() => {
    going = false;
  });
  while (going) {
    const [{ count }] = (await db().$queryRawUnsafe(`SELECT count(*)::int FROM (${LIVING}) living`)) as [{ count: number }];
    most = Math.max(most, count);
    await sleep(5);
  }
  await ended;
  return most;
}

beforeEach(() => {
  process.env.CRON_SECRET = SECRET;
});
afterEach(() => {
  delete process.env.SMTP_URL;
});

it("sends sixty letters that sixty posts queue at once through one sender, each of them once", async () => {
  const server = await smtpServer(() => ({ afterMs: 20 }));
  process.env.SMTP_URL = server.url;
  const letters = scheduleLetters(readEnv(), (line) => expect.fail(line));
  const post = async (number: number) => {
    await queued(number);
    letters.now();
  };
  const all = async () => {
    await Promise.all(Array.from({ length: 60 }, (_, number) => post(number)));
    await expect.poll(() => server.received.length).toBe(60);
    await letters.end();
  };
  expect(await mostPresent(all())).toBeLessThanOrEqual(2); // one that comes while one leaves
  expect(server.received.map(({ to }) => to).sort()).toEqual(
    Array.from({ length: 60 }, (_, number) => `one${number}@example.org`).sort(),
  );
  expect(server.mostOpen()).toBeLessThanOrEqual(5);
  await server.close();
});

it("sends what is queued while letters are being sent, as soon as those have gone", async () => {
  const server = await smtpServer(() => ({ afterMs: 300 }));
  process.env.SMTP_URL = server.url;
  await queued(1);
  const letters = scheduleLetters(readEnv(), (line) => expect.fail(line));
  await expect.poll(() => server.attempts.size).toBe(1);
  await queued(2);
  letters.now();
  await expect.poll(() => server.received.length).toBe(2);
  await letters.end();
  await server.close();
});

it("sends a letter once, also where a run and a post find it at once", async () => {
  const server = await smtpServer();
  process.env.SMTP_URL = server.url;
  for (let round = 0; round < 10; round++) {
    await queued(round);
    await Promise.all([sendLetters(), run({ SMTP_URL: server.url }), run({ SMTP_URL: server.url }), sendLetters()]);
  }
  expect(server.received).toHaveLength(10);
  await server.close();
});

it("runs one batch, however many crons call at once", async () => {
  const server = await smtpServer(() => ({ afterMs: 20 }));
  process.env.SMTP_URL = server.url;
  await subscribed(20, { coveredThrough: new Date(NOON.getTime() - 3 * 86_400_000) });
  const call = async () => {
    const headers = { authorization: `Bearer ${SECRET}` };
    return (await cron(new Request("http://localhost/api/cron/digest", { method: "POST", headers }))).status;
  };
  const calls = Promise.all(Array.from({ length: 30 }, call));
  expect(await mostPresent(calls)).toBe(1);
  expect(new Set(await calls)).toEqual(new Set([200]));
  await server.close();
});
