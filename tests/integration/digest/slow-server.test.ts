import { expect, it } from "vitest";
import { db } from "@/lib/db/client";
import { pause, unsubscribe } from "@/lib/subscribers/subscriber";
import { silentServer, smtpServer } from "../../support/smtp";
import { subscribed, subscribers } from "../../support/subscribers";
import { digestTest } from "./support";

const { run } = digestTest();

it("writes to nobody who leaves, pauses or moves while a slow server keeps their message waiting", async () => {
  const server = await smtpServer(() => ({ afterMs: 400 }));
  await subscribed(8);
  const sending = run({ SMTP_URL: server.url, SMTP_CONNECTIONS: "1" });
  await expect.poll(() => server.attempts.size).toBe(1);
  const written = [...server.attempts.keys()];
  const [leaving, pausing, moving] = (await subscribers()).filter(({ address }) => !written.includes(address));
  if (!leaving || !pausing || !moving) throw new Error("eight were subscribed");
  await unsubscribe(leaving.id);
  await pause(pausing.id);
  const moved = "moved@example.org";
  await db().reader.update({ where: { id: moving.readerId }, data: { address: moved, addressKey: moved } });
  expect(await sending).toMatchObject({ sent: 6, suppressed: 2, remaining: 0 });
  const to = server.received.map((mail) => mail.to);
  expect(to).toContain(moved);
  for (const { address } of [leaving, pausing, moving]) expect(to).not.toContain(address);
  await server.close();
});

it("ends within seconds where a server has stopped answering, and sends all of it the next time", async () => {
  const silent = await silentServer();
  await subscribed(40);
  const ending = new AbortController();
  const sending = run({ SMTP_URL: silent.url }, { signal: ending.signal });
  await expect.poll(silent.connections).toBeGreaterThan(0);
  ending.abort();
  expect(await sending).toMatchObject({ sent: 0, failed: 0, remaining: 40, paused: null });
  expect(await db().message.count({ where: { state: "sending" } })).toBe(0);
  silent.close();
  const server = await smtpServer();
  await db().message.updateMany({ data: { dueAt: new Date() } });
  expect(await run({ SMTP_URL: server.url })).toMatchObject({ sent: 40, remaining: 0 });
  await server.close();
});

it("ends where it is while it composes, and leaves the others due", async () => {
  for (let papers = 1; papers <= 14; papers++) await subscribed(1, { address: `reader${papers}@example.org`, papers });
  const ending = new AbortController();
  const running = run({}, { signal: ending.signal });
  await expect.poll(() => db().edition.count(), { interval: 1 }).toBeGreaterThan(0);
  ending.abort();
  expect((await running).queued).toBeLessThan(14);
  expect(await run({})).toMatchObject({ remaining: 0 });
  expect(await db().message.count({ where: { state: "sent" } })).toBe(14);
});
