import { verify, X509Certificate } from "node:crypto";
import { z } from "zod";

const text = z.string();

/** What Amazon SNS posts (https://docs.aws.amazon.com/sns/latest/dg/sns-message-and-json-formats.html). */
export const SnsMessage = z.object({
  Type: z.enum(["Notification", "SubscriptionConfirmation", "UnsubscribeConfirmation"]),
  MessageId: text,
  TopicArn: text,
  Subject: text.nullish(),
  Message: text,
  Timestamp: text,
  Token: text.optional(),
  SubscribeURL: text.optional(),
  SignatureVersion: z.enum(["1", "2"]),
  Signature: text,
  SigningCertURL: text,
});
export type SnsMessage = z.infer<typeof SnsMessage>;

const SIGNED = {
  Notification: ["Message", "MessageId", "Subject", "Timestamp", "TopicArn", "Type"],
  SubscriptionConfirmation: ["Message", "MessageId", "SubscribeURL", "Timestamp", "Token", "TopicArn", "Type"],
  UnsubscribeConfirmation: ["Message", "MessageId", "SubscribeURL", "Timestamp", "Token", "TopicArn", "Type"],
} as const;
const TIMEOUT_MS = 10_000;

/** Whether a URL leads to Amazon SNS, or to the server that stands in for it (setting SNS_URL). */
export function isSnsUrl(url: string, base: string | undefined): boolean {
  if (!URL.canParse(url)) return false;
  const { protocol, host, origin } = new URL(url);
  if (base) return origin === new URL(base).origin;
  return protocol === "https:" && /^sns\.[a-z0-9-]{3,}\.amazonaws\.com(\.cn)?$/.test(host);
}

/** Fetches from Amazon SNS. Redirects are refused: they could lead anywhere. */
export async function fetchSns(url: string): Promise<string> {
  const answer = await fetch(url, { redirect: "error", signal: AbortSignal.timeout(TIMEOUT_MS) });
  if (!answer.ok) throw new Error(`${url} answered ${answer.status}`);
  return answer.text();
}

let kept: { url: string; certificate: X509Certificate } | undefined;

async function certificateAt(url: string): Promise<X509Certificate> {
  if (kept?.url !== url) kept = { url, certificate: new X509Certificate(await fetchSns(url)) };
  return kept.certificate;
}

/** The bytes that are signed (https://docs.aws.amazon.com/sns/latest/dg/sns-verify-signature-of-message.html). */
export function snsSigned(message: SnsMessage): Buffer {
  const lines = SIGNED[message.Type].flatMap((key) => {
    const value = message[key];
    return typeof value === "string" ? [`${key}\n${value}\n`] : [];
  });
  return Buffer.from(lines.join(""));
}

/** Whether Amazon SNS has signed this message. */
export async function isSignedBySns(message: SnsMessage, base: string | undefined, now = new Date()): Promise<boolean> {
  if (!isSnsUrl(message.SigningCertURL, base) || !new URL(message.SigningCertURL).pathname.endsWith(".pem")) return false;
  const found = await certificateAt(message.SigningCertURL);
  if (now < new Date(found.validFrom) || now > new Date(found.validTo)) return false;
  const algorithm = message.SignatureVersion === "1" ? "RSA-SHA1" : "RSA-SHA256";
  return verify(algorithm, snsSigned(message), found.publicKey, Buffer.from(message.Signature, "base64"));
}
