import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, it } from "vitest";
import { recordFiles } from "@/lib/bounces/files";
import { db } from "@/lib/db/client";
import { type Address, parseAddress } from "@/lib/mail/address";
import { isSuppressed } from "@/lib/mail/suppression";
import { DEFAULT_CHOICES } from "@/lib/subscribers/choices";
import { confirm } from "@/lib/subscribers/confirm";
import { requestMove, requestSubscription } from "@/lib/subscribers/subscribe";
import { changeChoices } from "@/lib/subscribers/subscriber";
import { program } from "../../support/program";
import { complaint, deliveryReport } from "../../support/reports";
import { smtpServer } from "../../support/smtp";
import { subscribed, subscribers } from "../../support/subscribers";
import { digestTest } from "../digest/support";

const { run, folder, url } = digestTest();

/** One subscriber who got a digest: its Message-ID. */
async function delivered(): Promise<string> {
  const server = await smtpServer();
  await subscribed(1);
  await run({ SMTP_URL: server.url });
  await server.close();
  return server.received[0]?.messageId as string;
}
async function file(...messages: string[]): Promise<string> {
  const path = join(folder(), "report.eml");
  await writeFile(path, messages.join(""));
  return path;
}
const recorded = async (...messages: string[]) => recordFiles([await file(...messages)]);
const state = async () => (await subscribers())[0]?.state;

it("suppresses the address of a hard bounce for good", async () => {
  const original = await delivered();
  expect(await recorded(deliveryReport({ original }))).toMatchObject({ messages: 1, suppressed: 1 });
  expect(await state()).toBe("suppressed");
  await db().reader.deleteMany();
  const address = parseAddress("Reader1@example.org");
  if (address) await requestSubscription(address, DEFAULT_CHOICES);
  expect(
    await db().message.count({ where: { editionId: null } }),
    "no letter either, also when everything else about it is deleted",
  ).toBe(0);
});

it("keeps back what is queued for a suppressed address", async () => {
  const server = await smtpServer(() => 451);
  await subscribed(1);
  await run({ SMTP_URL: server.url });
  await recorded(deliveryReport({}));
  expect(await db().message.findFirstOrThrow()).toMatchObject({ state: "suppressed", error: "hard bounce" });
  await server.close();
});

it("finds the subscriber by the Message-ID where the recipient is hidden or another", async () => {
  const original = await delivered();
  expect(await recorded(complaint({ original }))).toMatchObject({ suppressed: 1 });
  expect((await db().suppression.findFirstOrThrow()).reason).toBe("complaint");
  await db().suppression.deleteMany();
  const forwarded = deliveryReport({
    id: "forwarded",
    original,
    recipient: "rfc822; behind@example.net",
    part: "text/rfc822-headers",
  });
  expect(await recorded(forwarded)).toMatchObject({ suppressed: 1 });
});

it("knows the bounce of a confirmation as well", async () => {
  const server = await smtpServer();
  await requestSubscription(parseAddress("typo@example.org") as Address, DEFAULT_CHOICES);
  await run({ SMTP_URL: server.url });
  const original = server.received[0]?.messageId;
  const report = deliveryReport({ original, recipient: "rfc822; unknown", id: "letter" });
  expect(await recorded(report)).toMatchObject({ suppressed: 1 });
  expect(await isSuppressed("typo@example.org")).toBe(true);
  await server.close();
});

it("counts a report once, however often it is told", async () => {
  const original = await delivered();
  const report = deliveryReport({ original, status: "4.2.2" });
  expect(await recorded(report)).toMatchObject({ noted: 1 });
  expect(await recorded(report)).toMatchObject({ known: 1, noted: 0 });
  expect(await db().mailEvent.count()).toBe(1);
});

it("suppresses at the fifth soft bounce in thirty days", async () => {
  const original = await delivered();
  const soft = (id: string) => recorded(deliveryReport({ original, status: "4.4.7", id }));
  await soft("long ago");
  await db().$executeRaw`UPDATE mail_event SET created_at = created_at - interval '31 days'`;
  for (const id of ["1", "2", "3", "4"]) expect(await soft(id)).toMatchObject({ noted: 1 });
  expect(await state()).toBe("active");
  expect(await soft("5")).toMatchObject({ suppressed: 1 });
  expect(await state()).toBe("suppressed");
});

it.each([
  ["a delay", deliveryReport({ action: "delayed", status: "4.4.1" })],
  ["a success", deliveryReport({ action: "delivered", status: "2.1.5" })],
  ["a refusal of the sender", deliveryReport({ status: "5.7.1" })],
  ["somebody who says that it is no spam", complaint({ feedback: "not-spam" })],
])("does nothing about %s", async (_what, report) => {
  await delivered();
  expect(await recorded(report)).toMatchObject({ messages: 1, others: 0, suppressed: 0, noted: 0 });
  expect(await state()).toBe("active");
});

it("does not hold the bounce of an old address against the new one", async () => {
  const original = await delivered();
  const { readerId: id } = await db().subscription.findFirstOrThrow();
  const address = parseAddress("new@example.org");
  if (address) await requestMove(id, address);
  const { html } = await db().message.findFirstOrThrow({ where: { editionId: null } });
  await confirm(html?.match(/confirm\/([\w-]+)/)?.[1] as string);
  expect(await recorded(deliveryReport({ original }))).toMatchObject({ suppressed: 1 });
  expect(await state()).toBe("active");
  await changeChoices(id, DEFAULT_CHOICES); // nothing of it is locked either
});

it("reads addresses beyond ASCII (RFC 6533)", async () => {
  await subscribed(1, { address: "größe@example.org" });
  const report = deliveryReport({ recipient: "utf-8; größe@example.org", type: "message/global-delivery-status" });
  expect(await recorded(report)).toMatchObject({ suppressed: 1 });
  expect(await state()).toBe("suppressed");
});

it("suppresses an address of which the mail server itself says that it does not exist", async () => {
  const server = await smtpServer((to) => (to.startsWith("reader1@") ? "5.1.1" : 550));
  await subscribed(2);
  expect(await run({ SMTP_URL: server.url })).toMatchObject({ failed: 2 });
  const states = (await subscribers()).map(({ state }) => ({ state }));
  expect(states).toEqual([{ state: "suppressed" }, { state: "active" }]);
  await server.close();
});

it("reads a whole mailbox from the command line, and says what it found", async () => {
  const original = await delivered();
  const from = "From MAILER-DAEMON Thu Oct 30 12:00:00 2025\r\n";
  const path = await file(
    from,
    deliveryReport({ original, id: "a" }),
    from,
    "Subject: Out of office\r\n\r\nBack on Monday.\r\n>From here on.\r\n\r\n",
    from,
    deliveryReport({ id: "b", recipient: "rfc822; no address" }),
  );
  const command = program(["bin/run.mjs", "bin/bounces.ts", path], { DATABASE_URL: url() });
  expect(await command.ended).toBe(0);
  expect(command.output()).toContain("3 messages, 1 of them no report; 1 suppressed, 0 noted, 0 known already, 1 unmatched");
});

it("says which file it cannot read, and records nothing", async () => {
  const path = await file(deliveryReport({ original: await delivered() }));
  const command = program(["bin/run.mjs", "bin/bounces.ts", path, "/nowhere.eml"], { DATABASE_URL: url() });
  expect(await command.ended).toBe(1);
  expect(command.output()).toContain("/nowhere.eml cannot be read (ENOENT).");
  expect(await state()).toBe("active");
});
