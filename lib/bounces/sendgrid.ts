import { createPublicKey, type KeyObject, verify } from "node:crypto";
import { z } from "zod";
import { UserError } from "../errors";
import type { MailEvent } from "./record";
import { type Kind, kindOfStatus } from "./status";

/** What SendGrid posts (https://www.twilio.com/docs/sendgrid/for-developers/tracking-events/event). */
const Events = z
  .array(
    z.object({
      event: z.string(),
      email: z.string(),
      sg_event_id: z.string(),
      type: z.string().optional(),
      status: z.string().optional(),
      reason: z.string().optional(),
      "smtp-id": z.string().optional(),
    }),
  )
  .max(10_000); // its batches end at 768 KB
type Event = z.infer<typeof Events>[number];

function kindOf({ event, type, status = "", reason = "" }: Event): Kind | null {
  if (event === "spamreport") return "complaint";
  if (event === "dropped")
    return /spam reporting/i.test(reason) ? "complaint" : /bounced address/i.test(reason) ? "hard" : null;
  if (event !== "bounce") return null;
  const said = /^[45]\.\d/.test(status) ? kindOfStatus(status) : "hard";
  return type === "blocked" && said === "hard" ? "soft" : said;
}

function keyOf(publicKey: string): KeyObject {
  try {
    return createPublicKey({ key: Buffer.from(publicKey, "base64"), format: "der", type: "spki" });
  } catch {
    throw new UserError("SENDGRID_PUBLIC_KEY is no public key: copy the verification key of the event webhook.");
  }
}

/**
 * Whether SendGrid has signed a body: ECDSA over the timestamp and the bytes as they came.
 * @param publicKey the verification key as its settings page shows it (base64 of a SubjectPublicKeyInfo)
 * @throws UserError where that is no public key
 */
export function isSignedBySendgrid(body: string, timestamp: string, signature: string, publicKey: string): boolean {
  const key = keyOf(publicKey);
  return verify("sha256", Buffer.from(timestamp + body), key, Buffer.from(signature, "base64"));
}

/**
 * The events within a body that SendGrid posted, those that say something of an address.
 * @throws SyntaxError or ZodError for what SendGrid would not post
 */
export function sendgridEvents(body: string): MailEvent[] {
  return Events.parse(JSON.parse(body)).flatMap((event) => {
    const kind = kindOf(event);
    const { email, sg_event_id, "smtp-id": messageId } = event;
    return kind ? [{ source: "sendgrid" as const, id: sg_event_id, kind, address: email, messageId }] : [];
  });
}
