import { z } from "zod";
import type { MailEvent } from "./record";
import type { Kind } from "./status";

/** What Postmark posts (https://postmarkapp.com/developer/webhooks/bounce-webhook). */
const Event = z.object({
  RecordType: z.string(),
  ID: z.union([z.number(), z.string()]).optional(),
  Type: z.string().optional(),
  Email: z.string().optional(),
});

// The types of https://postmarkapp.com/developer/api/bounce-api that say something of the address.
const KINDS: Record<string, Kind> = {
  HardBounce: "hard",
  BadEmailAddress: "hard",
  SpamComplaint: "complaint",
  SoftBounce: "soft",
  Transient: "soft",
  DnsError: "soft",
  Unknown: "soft",
};

/**
 * The events within a body that Postmark posted; none where it tells of something else.
 * @throws SyntaxError or ZodError for what Postmark would not post
 */
export function postmarkEvents(body: string): MailEvent[] {
  const { RecordType, ID, Type = "", Email } = Event.parse(JSON.parse(body));
  const kind = RecordType === "SpamComplaint" ? "complaint" : RecordType === "Bounce" ? KINDS[Type] : undefined;
  return kind && Email && ID !== undefined ? [{ source: "postmark", id: String(ID), kind, address: Email }] : [];
}
