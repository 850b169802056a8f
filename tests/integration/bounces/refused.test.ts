import { expect, it } from "vitest";
import { recordingRefusals } from "@/lib/bounces/refused";
import { db } from "@/lib/db/client";
import { queueLetter } from "@/lib/mail/letters";
import { isSuppressed } from "@/lib/mail/suppression";
import type { Transport } from "@/lib/mail/transport";
import { smtpServer } from "../../support/smtp";
import { digestTest } from "../digest/support";

const { run } = digestTest();

/** A way out that answers everything with this error. */
const refusing = (error: Error): Transport => ({
  from: "papers@example.org",
  domain: "example.org",
  dkim: null,
  turn: (work) => work(),
  send: () => Promise.reject(error),
  close: () => {},
});

const letter = (address: string) =>
  queueLetter({ address, subject: "Sign in", html: "<p>a secret link</p>", text: "a secret link" }, 60_000);

it("takes it for a bounce when a server says of a letter's address that it does not exist, and forgets its secrets", async () => {
  const server = await smtpServer((to) => (/^nobody@/i.test(to) ? "5.1.1" : 550));
  await letter("Nobody@example.org");
  await letter("refused@example.org");
  await run({ SMTP_URL: server.url });
  expect(await db().message.findMany({ select: { state: true, html: true, text: true } })).toEqual([
    { state: "failed", html: "", text: "" },
    { state: "failed", html: "", text: "" },
  ]);
  expect(await isSuppressed("nobody@example.org")).toBe(true);
  expect(await isSuppressed("refused@example.org")).toBe(false);
  await server.close();
});

it.each([
  ["of several lines, the code last", "RCPT TO", "550-The mail system says:\n550-sorry\n550 5.1.1 No such user", true],
  ["that is very long", "DATA", `550-${"We are sorry. ".repeat(60)}\n550 5.1.1 No such user`, true],
  ["with a sign before the code", "RCPT TO", "550 #5.1.0 Address rejected.", true],
  ["about the sender", "MAIL FROM", "550 5.1.1 No such sender", false],
  ["about content", "DATA", "554 5.7.1 5.1.1 is our score for this message", false],
])("reads an answer %s", async (_what, command, response, bounced) => {
  await expect(
    recordingRefusals(refusing(Object.assign(new Error(response), { response, command, responseCode: 550 }))).send({
      to: "someone@example.org",
      messageId: "<1@example.org>",
      pieces: [],
      wireReady: true,
    }),
  ).rejects.toThrow();
  expect(await isSuppressed("someone@example.org")).toBe(bounced);
});
