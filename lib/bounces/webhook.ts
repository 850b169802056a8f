import { ZodError } from "zod";
import { sameSecret } from "../bearer";
import type { Env } from "../env";
import { UserError } from "../errors";
import { postmarkEvents } from "./postmark";
import { type MailEvent, type Recorded, record } from "./record";
import { isSignedBySendgrid, sendgridEvents } from "./sendgrid";
import { sesEvents } from "./ses";
import { isSignedBySns, isSnsUrl, SnsMessage } from "./sns";
import { fetchSns, SnsUnavailable } from "./sns-fetch";

/** Why a request is refused, with the HTTP status that says so. */
export class Refusal extends Error {
  constructor(
    readonly status: 400 | 401 | 503,
    message: string,
  ) {
    super(message);
  }
}

async function ofSns(body: string, env: Env): Promise<MailEvent[]> {
  if (!env.SES_TOPIC_ARN) throw new Refusal(503, "Set SES_TOPIC_ARN to the topic on which SES tells of bounces.");
  const message = SnsMessage.parse(JSON.parse(body));
  // The topic first: everybody has topics of their own, signed by the same Amazon.
  if (message.TopicArn !== env.SES_TOPIC_ARN) throw new Refusal(401, "This is not the topic of SES_TOPIC_ARN.");
  if (!(await isSignedBySns(message, env.SNS_URL))) throw new Refusal(401, "Amazon SNS has not signed this.");
  if (message.Type === "Notification") return sesEvents(message.Message);
  if (message.Type === "SubscriptionConfirmation" && isSnsUrl(message.SubscribeURL ?? "", env.SNS_URL)) {
    const confirmed = await fetchSns(message.SubscribeURL ?? "");
    if (confirmed === null) throw new Refusal(503, "Amazon SNS did not confirm the subscription.");
  }
  return [];
}

function ofSendgrid(body: string, headers: Headers, env: Env): MailEvent[] {
  if (!env.SENDGRID_PUBLIC_KEY) throw new Refusal(503, "Set SENDGRID_PUBLIC_KEY to the verification key of the event webhook.");
  const timestamp = headers.get("x-twilio-email-event-webhook-timestamp") ?? "";
  const signature = headers.get("x-twilio-email-event-webhook-signature") ?? "";
  if (!isSignedBySendgrid(body, timestamp, signature, env.SENDGRID_PUBLIC_KEY)) {
    throw new Refusal(401, "SendGrid has not signed this.");
  }
  return sendgridEvents(body);
}

function ofPostmark(body: string, credentials: string, env: Env): MailEvent[] {
  if (!env.POSTMARK_SECRET) throw new Refusal(503, "Set POSTMARK_SECRET to the password within the URL of the webhook.");
  const password = Buffer.from(credentials, "base64")
    .toString()
    .replace(/^[^:]*:/, "");
  if (!sameSecret(password, env.POSTMARK_SECRET)) throw new Refusal(401, "This is not the password of POSTMARK_SECRET.");
  return postmarkEvents(body);
}

async function eventsOf(headers: Headers, body: string, env: Env): Promise<MailEvent[]> {
  if (headers.has("x-amz-sns-message-type")) return ofSns(body, env);
  if (headers.has("x-twilio-email-event-webhook-signature")) return ofSendgrid(body, headers, env);
  const [, credentials] = /^Basic +(\S+)$/i.exec(headers.get("authorization") ?? "") ?? [];
  if (credentials) return ofPostmark(body, credentials, env);
  throw new Refusal(401, "Send events of Amazon SNS, of SendGrid with their signature, or of Postmark with its password.");
}

/**
 * Takes what a mail provider posts, and records its bounces and complaints.
 * @returns how many events were suppressed, noted, known or unmatched
 * @throws Refusal for what is not signed, not set up or not understood
 */
export async function takeEvents(headers: Headers, body: string, env: Env): Promise<Record<Recorded, number>> {
  const events = await eventsOf(headers, body, env).catch((error) => {
    if (error instanceof SyntaxError || error instanceof ZodError) throw new Refusal(400, "This is no event of that provider.");
    if (error instanceof SnsUnavailable || error instanceof UserError) throw new Refusal(503, error.message);
    throw error;
  });
  const counts = { suppressed: 0, noted: 0, known: 0, unmatched: 0 };
  for (const event of events) counts[await record(event, true)]++;
  return counts;
}
