import { verify } from "node:crypto";
import { z } from "zod";
import { certificateAt } from "./sns-fetch";

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

/** Whether a URL leads to Amazon SNS, or to the server that stands in for it (setting SNS_URL). */
export function isSnsUrl(url: string, base: string | undefined): boolean {
  if (!URL.canParse(url)) return false;
  const { protocol, host, origin } = new URL(url);
  if (base) return origin === new URL(base).origin;
  return protocol === "https:" && /^sns\.[a-z0-9-]{3,}\.amazonaws\.com(\.cn)?$/.test(host);
}

/** The bytes that are signed (https://docs.aws.amazon.com/sns/latest/dg/sns-verify-signature-of-message.html). */
export function snsSigned(message: SnsMessage): Buffer {
  const lines = SIGNED[message.Type].flatMap((key) => {
    const value = message[key];
    return typeof value === "string" ? [`${key}\n${value}\n`] : [];
  });
  return Buffer.from(lines.join(""));
}

/**
 * Whether Amazon SNS has signed this message.
 * @throws SnsUnavailable where its certificate cannot be had just now
 */
export async function isSignedBySns(message: SnsMessage, base: string | undefined, now = new Date()): Promise<boolean> {
  if (!isSnsUrl(message.SigningCertURL, base) || !new URL(message.SigningCertURL).pathname.endsWith(".pem")) return false;
  const found = await certificateAt(message.SigningCertURL);
  if (!found || now < new Date(found.validFrom) || now > new Date(found.validTo)) return false;
  const algorithm = message.SignatureVersion === "1" ? "RSA-SHA1" : "RSA-SHA256";
  return verify(algorithm, snsSigned(message), found.publicKey, Buffer.from(message.Signature, "base64"));
}
