import { once } from "node:events";
import hoodiecrow from "hoodiecrow-imap";
import { expect, it } from "vitest";
import { mailboxJob, pollMailbox } from "@/lib/bounces/mailbox";
import { db } from "@/lib/db/client";
import { runJobs } from "@/lib/jobs";
import { deliveryReport } from "../../support/reports";
import { silentServer, smtpServer } from "../../support/smtp";
import { subscribed } from "../../support/subscribers";
import { digestTest } from "../digest/support";

const { run } = digestTest();

/** A real IMAP server with these messages in its INBOX. */
async function imapServer(messages: string[]) {
  const server = hoodiecrow({ storage: { INBOX: { messages: messages.map((raw) => ({ raw })) } } });
  server.listen(0);
  await once(server.server, "listening");
  const { port } = server.server.address() as { port: number };
  return { url: `imap://testuser:testpass@127.0.0.1:${port}/INBOX`, close: () => server.close(() => {}) };
}
const active = () => db().subscription.count({ where: { state: "active" } });

it("reads what is unseen once, and believes only reports that know a Message-ID of ours", async () => {
  const mail = await smtpServer();
  await subscribed(2);
  await run({ SMTP_URL: mail.url });
  const original = mail.received.find(({ to }) => to === "reader1@example.org")?.messageId;
  const forged = deliveryReport({ id: "forged", recipient: "rfc822; reader2@example.org" });
  const server = await imapServer([deliveryReport({ original }), "Subject: Hello\r\n\r\nI am no report.", forged]);
  expect(await pollMailbox(server.url)).toEqual({ read: 3, suppressed: 1 });
  expect(await pollMailbox(server.url)).toEqual({ read: 0, suppressed: 0 });
  expect(await active()).toBe(1);
  server.close();
  await mail.close();
});

it("says once that a mailbox cannot be read", async () => {
  const server = await imapServer([]);
  const said: string[] = [];
  const url = server.url.replace("testpass", "wrong");
  const end = runJobs([mailboxJob(url)], (line) => said.push(line));
  await expect.poll(() => said.join()).toMatch(/^The mailbox of BOUNCE_MAILBOX_URL cannot be read: .+/);
  await end();
  server.close();
});

it("ends at once where the mail server has stopped answering", async () => {
  const silent = await silentServer();
  const url = silent.url.replace("smtp:", "imap:");
  const another = pollMailbox(url).catch(() => "the client gave up by itself");
  const end = runJobs([mailboxJob(url)], () => {});
  await expect.poll(silent.connections).toBe(2);
  expect(await Promise.race([another, end().then(() => "ended")])).toBe("ended");
  silent.close();
});
