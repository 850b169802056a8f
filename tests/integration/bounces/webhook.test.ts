import { createSign, generateKeyPairSync, sign } from "node:crypto";
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import fc from "fast-check";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { POST } from "@/app/api/mail/events/route";
import { isSignedBySns, isSnsUrl, type SnsMessage, snsSigned } from "@/lib/bounces/sns";
import { db } from "@/lib/db/client";
import { testDatabase } from "../../support/database";
import { nobodySubscribed, subscribed } from "../../support/subscribers";

testDatabase();
const TOPIC = "arn:aws:sns:eu-west-1:123456789012:bounces";
const read = (name: string) => readFileSync(new URL(`../../fixtures/sns/${name}`, import.meta.url), "utf8");
const asked: string[] = [];
const amazon = createServer((request, response) => {
  asked.push(request.url ?? "");
  if (request.url?.startsWith("/missing")) return response.writeHead(404).end("<Error/>");
  if (request.url?.startsWith("/broken")) return response.writeHead(500).end("<Error/>");
  if (request.url?.startsWith("/moved")) return response.writeHead(302, { location: "/elsewhere.pem" }).end();
  if (request.url?.startsWith("/garbage")) return response.end("no certificate");
  if (request.url?.startsWith("/endless")) return response.end(`${read("certificate.pem")}${"x".repeat(10_000_000)}`);
  response.end(request.url?.endsWith(".pem") ? read("certificate.pem") : "<ok/>");
});
let base = "";
const sendgridKeys = generateKeyPairSync("ec", { namedCurve: "prime256v1" });

beforeAll(async () => {
  await new Promise<void>((done) => amazon.listen(0, "127.0.0.1", done));
  base = `http://127.0.0.1:${(amazon.address() as { port: number }).port}`;
  Object.assign(process.env, {
    SNS_URL: base,
    SES_TOPIC_ARN: TOPIC,
    POSTMARK_SECRET: "a-long-password-of-postmark",
    SENDGRID_PUBLIC_KEY: sendgridKeys.publicKey.export({ format: "der", type: "spki" }).toString("base64"),
  });
});
afterAll(() => amazon.close());
beforeEach(async () => {
  await nobodySubscribed();
  await subscribed(1);
});

async function post(body: string, headers: Record<string, string>) {
  const request = new Request("http://localhost/api/mail/events", { method: "POST", body, headers });
  const response = await POST(request);
  return { status: response.status, ...((await response.json()) as Record<string, unknown>) };
}
const state = async () => (await db().subscription.findFirstOrThrow()).state;

function sns(changes: Partial<SnsMessage>): SnsMessage {
  const message: SnsMessage = {
    Type: "Notification",
    MessageId: "m-1",
    TopicArn: TOPIC,
    Message: "{}",
    Timestamp: "2025-10-30T12:00:00.000Z",
    SignatureVersion: "2",
    Signature: "",
    SigningCertURL: `${base}/SimpleNotificationService.pem`,
    ...changes,
  };
  const algorithm = message.SignatureVersion === "1" ? "RSA-SHA1" : "RSA-SHA256";
  return { ...message, Signature: createSign(algorithm).update(snsSigned(message)).sign(read("key.pem"), "base64") };
}
const postSns = (message: object) => post(JSON.stringify(message), { "x-amz-sns-message-type": "Notification" });
const bounce = (bounceType: string, bounceSubType: string, feedbackId = "f-1") =>
  JSON.stringify({
    notificationType: "Bounce",
    mail: { messageId: "ses-1" },
    bounce: { bounceType, bounceSubType, feedbackId, bouncedRecipients: [{ emailAddress: "Reader1@example.org" }] },
  });

describe("Amazon SES, through SNS", () => {
  it.each(["1", "2"] as const)("takes a bounce that is signed (signature version %s)", async (SignatureVersion) => {
    const message = sns({ Message: bounce("Permanent", "General"), SignatureVersion, Subject: "Bounce" });
    expect(await postSns(message)).toMatchObject({ status: 200, suppressed: 1 });
    expect(await state()).toBe("suppressed");
    expect(await postSns(message)).toMatchObject({ status: 200, known: 1 });
    await db().mailEvent.deleteMany();
  });

  it("takes a complaint, counts what is soft, and leaves what is about the message", async () => {
    expect(await postSns(sns({ Message: bounce("Transient", "MailboxFull", "f-2") }))).toMatchObject({ noted: 1 });
    expect(await postSns(sns({ Message: bounce("Transient", "ContentRejected", "f-3") }))).toMatchObject({ noted: 0 });
    expect(await postSns(sns({ Message: JSON.stringify({ notificationType: "Delivery" }) }))).toMatchObject({ status: 200 });
    expect(await state()).toBe("active");
    const complaint = { complainedRecipients: [{ emailAddress: "reader1@example.org" }], feedbackId: "f-4" };
    const Message = JSON.stringify({ eventType: "Complaint", complaint });
    expect(await postSns(sns({ Message }))).toMatchObject({ suppressed: 1 });
  });

  it("refuses what was changed, comes from another topic, or is signed by somebody else", async () => {
    const good = sns({ Message: bounce("Permanent", "General") });
    for (const bad of [
      { ...good, Message: bounce("Permanent", "General", "f-9") },
      { ...good, Signature: "AAAA" },
      sns({ ...good, TopicArn: `${TOPIC}-of-somebody-else` }),
      sns({ ...good, SigningCertURL: "https://sns.example.org/key.pem" }),
      sns({ ...good, SigningCertURL: `${base}/not-a-certificate` }),
    ]) {
      expect(await postSns(bad)).toMatchObject({ status: 401 });
    }
    expect(await postSns({ hello: "world" })).toMatchObject({ status: 400 });
    expect(await state()).toBe("active");
    expect(await isSignedBySns(good, base, new Date("2300-01-01")), "with a certificate that has expired").toBe(false);
  });

  it.each(["missing", "moved", "garbage", "endless"])("refuses a message whose certificate is %s", async (what) => {
    expect(await postSns(sns({ SigningCertURL: `${base}/${what}.pem` }))).toMatchObject({ status: 401 });
  });

  it("asks to be told again later where its certificate cannot be had just now", async () => {
    expect(await postSns(sns({ SigningCertURL: `${base}/broken.pem` }))).toMatchObject({ status: 503 });
  });

  it("fetches a certificate once for messages that come at once", async () => {
    const message = sns({ SigningCertURL: `${base}/once.pem`, Message: JSON.stringify({ notificationType: "Delivery" }) });
    const answers = await Promise.all(Array.from({ length: 20 }, () => postSns(message)));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
    expect(asked.filter((path) => path === "/once.pem")).toHaveLength(1);
  });

  it("counts each recipient of a long event, and one with characters that no table takes", async () => {
    const recipients = ["reader1@example.org", "other@example.org"].map((emailAddress) => ({ emailAddress }));
    for (const feedbackId of ["f".repeat(3000), "f\0f"]) {
      const Message = JSON.stringify({ complaint: { complainedRecipients: recipients, feedbackId } });
      expect(await postSns(sns({ Message }))).toMatchObject({ status: 200, suppressed: 2 });
      expect(await postSns(sns({ Message }))).toMatchObject({ status: 200, known: 2 });
    }
  });

  it("knows the addresses of Amazon SNS from others", () => {
    expect(isSnsUrl("https://sns.eu-west-1.amazonaws.com/x.pem", undefined)).toBe(true);
    expect(isSnsUrl("https://sns.cn-north-1.amazonaws.com.cn/x.pem", undefined)).toBe(true);
    for (const url of [
      "http://sns.eu-west-1.amazonaws.com/x.pem",
      "https://sns.eu-west-1.amazonaws.com.example.org/x.pem",
      "https://sns.eu-west-1.amazonaws.com:8443/x.pem",
      "https://example.org/sns.eu-west-1.amazonaws.com/x.pem",
      "https://bucket.s3.amazonaws.com/x.pem",
      "nonsense",
    ]) {
      expect(isSnsUrl(url, undefined), url).toBe(false);
    }
  });

  it("confirms the subscription to its topic, and visits nobody else for it", async () => {
    const confirmation = { Type: "SubscriptionConfirmation", Token: "t", SubscribeURL: `${base}/confirm` } as const;
    expect(await postSns(sns(confirmation))).toMatchObject({ status: 200 });
    expect(asked).toContain("/confirm");
    const elsewhere = sns({ ...confirmation, SubscribeURL: "http://127.0.0.1:1/elsewhere" });
    expect(await postSns(elsewhere)).toMatchObject({ status: 200 });
  });
});

describe("SendGrid", () => {
  const signed = (events: object[]) => {
    const body = JSON.stringify(events);
    const signature = sign("sha256", Buffer.from(`1761825600${body}`), sendgridKeys.privateKey).toString("base64");
    const headers = {
      "x-twilio-email-event-webhook-timestamp": "1761825600",
      "x-twilio-email-event-webhook-signature": signature,
    };
    return { body, headers };
  };
  const event = (changes: object) => ({ email: "reader1@example.org", sg_event_id: "s-1", timestamp: 1, ...changes });

  it("takes a signed batch, and leaves what says nothing of an address", async () => {
    const { body, headers } = signed([
      event({ event: "delivered", sg_event_id: "s-0" }),
      event({ event: "bounce", type: "blocked", status: "5.7.1", sg_event_id: "s-2" }),
      event({ event: "bounce", type: "blocked", sg_event_id: "s-3" }),
      event({ event: "bounce", type: "bounce", status: "5.1.1" }),
      event({ event: "spamreport", email: "other@example.org", sg_event_id: "s-4" }),
    ]);
    expect(await post(body, headers)).toMatchObject({ status: 200, noted: 1, suppressed: 2 });
    expect(await state()).toBe("suppressed");
  });

  it("refuses what was changed", async () => {
    const { body, headers } = signed([event({ event: "spamreport" })]);
    expect(await post(body.replace("reader1", "reader2"), headers)).toMatchObject({ status: 401 });
    expect(await post(body, { ...headers, "x-twilio-email-event-webhook-timestamp": "1" })).toMatchObject({ status: 401 });
    expect(await post(body, { ...headers, "x-twilio-email-event-webhook-signature": "x" })).toMatchObject({ status: 401 });
    const nonsense = signed([{ hello: "world" }]);
    expect(await post(nonsense.body, nonsense.headers)).toMatchObject({ status: 400 });
  });
});

describe("Postmark", () => {
  const authorization = (password: string) => ({
    authorization: `Basic ${Buffer.from(`hook:${password}`).toString("base64")}`,
  });
  const right = authorization("a-long-password-of-postmark");
  const event = (changes: object) => JSON.stringify({ ID: 1, Email: "reader1@example.org", ...changes });

  it("takes bounces and complaints with its password", async () => {
    expect(await post(event({ RecordType: "Bounce", Type: "SoftBounce", ID: 2 }), right)).toMatchObject({ noted: 1 });
    expect(await post(event({ RecordType: "Bounce", Type: "AutoResponder", ID: 3 }), right)).toMatchObject({ noted: 0 });
    expect(await post(event({ RecordType: "Delivery", ID: 4 }), right)).toMatchObject({ status: 200, noted: 0 });
    expect(await state()).toBe("active");
    expect(await post(event({ RecordType: "Bounce", Type: "HardBounce" }), right)).toMatchObject({ suppressed: 1 });
    expect(await state()).toBe("suppressed");
    expect(await post(event({ RecordType: "SpamComplaint", ID: 5 }), right)).toMatchObject({ suppressed: 1 });
  });

  it("refuses another password", async () => {
    expect(await post(event({ RecordType: "SpamComplaint" }), authorization("wrong"))).toMatchObject({ status: 401 });
    expect(await state()).toBe("active");
  });
});

it("refuses what no provider sends, however odd, and fails at none of it", async () => {
  const json = fc.json().filter((text) => text !== "[]");
  const body = fc.oneof(fc.string({ unit: "binary" }), json, fc.constantFrom("null", "0", '"\\u0000"', "{}", "[[[[", "[null]"));
  const signature = fc.oneof(fc.base64String(), fc.constantFrom("x", "!", "=", "MEUCIQ", "AAAA"));
  const password = Buffer.from("hook:a-long-password-of-postmark").toString("base64");
  const headers = fc.oneof(
    fc.constant({ "x-amz-sns-message-type": "Notification" }),
    signature.map((given) => ({ "x-twilio-email-event-webhook-signature": given })),
    signature.map((given) => ({ authorization: `Basic ${given}` })),
    fc.constant({ authorization: `Basic ${password}` }),
  );
  const signedLike = fc
    .record({ Signature: signature, Message: fc.string(), MessageId: fc.string({ unit: "binary" }) })
    .map((changes) => JSON.stringify({ ...sns({}), ...changes }));
  await fc.assert(
    fc.asyncProperty(fc.oneof(body, signedLike), headers, async (text, given) => {
      const { status } = await post(text, given);
      expect(status).toBeGreaterThanOrEqual(400);
      expect(status).toBeLessThan(500);
    }),
    { numRuns: 300 },
  );
  expect(await db().mailEvent.count()).toBe(0);
});

it("refuses what no provider sends, and providers that are not set up", async () => {
  expect(await post("{}", {})).toMatchObject({ status: 401 });
  delete process.env.SES_TOPIC_ARN;
  expect(await postSns(sns({}))).toMatchObject({ status: 503, error: expect.stringContaining("SES_TOPIC_ARN") });
});
