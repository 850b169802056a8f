import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { db } from "@/lib/db/client";
import { LANE_SIZE, LANES } from "@/lib/mail/deliver";
import { program } from "../../support/program";
import { smtpServer } from "../../support/smtp";
import { subscribed } from "../../support/subscribers";
import { digestTest } from "./support";

const { url } = digestTest();
const READERS = 10_000;
const KILLS = 5;

describe("two senders, killed again and again", () => {
  let server: Awaited<ReturnType<typeof smtpServer>>;
  let settled = 0;
  beforeAll(async () => {
    server = await smtpServer();
    await subscribed(READERS);
    const settings = {
      DATABASE_URL: url(),
      SMTP_URL: server.url,
      SITE_URL: "https://papers.example.org",
      MAIL_FROM: "papers@example.org",
    };
    const start = () => program(["--import", "tsx", "bin/digest.ts", "--date", "2025-10-29"], settings);
    let senders = [start(), start()];
    for (let kills = 0; kills < KILLS; kills++) {
      const mark = server.received.length + 700;
      while (server.received.length < mark) await sleep(5);
      const victim = senders[kills % 2] as (typeof senders)[number];
      victim.child.kill("SIGKILL");
      await victim.ended;
      senders = senders.map((sender) => (sender === victim ? start() : sender));
    }
    const codes = await Promise.all(senders.map((sender) => sender.ended));
    expect(codes, senders.map((sender) => sender.output()).join("\n")).toEqual([0, 0]);
    const last = start();
    expect(await last.ended, last.output()).toBe(0);
    settled = await db().message.count({ where: { state: "sent" } });
  });
  afterAll(() => server?.close());

  it("leave nobody out", () => {
    expect(new Set(server.received.map(({ to }) => to)).size).toBe(READERS);
    expect(settled).toBe(READERS);
  });

  it("write twice at most to whom they were writing when they were killed", () => {
    expect(server.received.length - READERS).toBeLessThanOrEqual(KILLS * LANES * LANE_SIZE);
  });

  it("give a second copy the Message-ID of the first", () => {
    const copies = new Map<string, Set<string>>();
    for (const { to, messageId } of server.received) copies.set(to, (copies.get(to) ?? new Set()).add(messageId));
    expect([...copies.values()].filter((ids) => ids.size > 1)).toEqual([]);
  });
});
