import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import type { Member } from "@/lib/accounts/member";
import { db } from "@/lib/db/client";
import { transaction } from "@/lib/db/transaction";
import { readEnv } from "@/lib/env";
import { takeBack } from "@/lib/invitations/take-back";
import { suppress } from "@/lib/mail/suppression";
import { sendLetters } from "@/lib/worker/letters";
import { testDatabase } from "../../support/database";
import { smtpServer } from "../../support/smtp";
import { inviting, letters, onlyAda } from "./support";

testDatabase();
let ada: Member;
let server: Awaited<ReturnType<typeof smtpServer>>;
beforeAll(async () => {
  server = await smtpServer();
});
afterAll(() => server.close());
beforeEach(async () => {
  ada = await onlyAda();
  server.received.length = 0;
});
const send = () => sendLetters(readEnv({ SMTP_URL: server.url, MAIL_FROM: "Daily Papers <papers@example.org>" }));

it("each invited person gets one mail, however often letters are sent, and its words are forgotten then", async () => {
  await inviting(ada, "bob@example.org, cy@example.org");
  await Promise.all([send(), send()]);
  await send();
  expect(server.received.map(({ to }) => to).sort()).toEqual(["bob@example.org", "cy@example.org"]);
  expect(server.received[0]?.raw).toMatch(/^Subject: ada invites you to Daily Papers\r$/m);
  expect((await letters()).map(({ state, text, html }) => [state, text, html])).toEqual([
    ["sent", "", ""],
    ["sent", "", ""],
  ]);
});

it("a letter that is still in the queue is not sent when its invitation is taken back or its address bounced meanwhile", async () => {
  await inviting(ada, "bob@example.org, cy@example.org, dan@example.org");
  await takeBack(ada, (await db().invitation.findFirstOrThrow({ where: { address: "bob@example.org" } })).id);
  await transaction((tx) => suppress("cy@example.org", "hard bounce", tx));
  await send();
  expect(server.received.map(({ to }) => to)).toEqual(["dan@example.org"]);
  expect((await letters()).map(({ state, error }) => [state, error])).toEqual([
    ["suppressed", "the invitation no longer waits"],
    ["suppressed", "this address takes no mail"],
    ["sent", null],
  ]);
});
