import { z } from "zod";
import type { MailEvent } from "./record";
import type { Kind } from "./status";

const recipients = z.array(z.object({ emailAddress: z.string() }));

/** What SES puts into an SNS message (https://docs.aws.amazon.com/ses/latest/dg/notification-contents.html). */
const Notification = z.object({
  notificationType: z.string().optional(),
  eventType: z.string().optional(),
  bounce: z
    .object({
      bounceType: z.string(),
      bounceSubType: z.string().default(""),
      feedbackId: z.string(),
      bouncedRecipients: recipients,
    })
    .optional(),
  complaint: z
    .object({ complainedRecipients: recipients, complaintFeedbackType: z.string().nullish(), feedbackId: z.string() })
    .optional(),
});

// Transient bounces that are about the message, not about the address.
const OF_THE_MESSAGE = ["MessageTooLarge", "ContentRejected", "AttachmentRejected"];

function kindOfBounce(type: string, subType: string): Kind | null {
  if (type === "Permanent") return "hard";
  return OF_THE_MESSAGE.includes(subType) ? null : "soft";
}

/**
 * The events within the text of an SNS message; none where SES tells of something else.
 * @throws SyntaxError or ZodError for what is no notification of SES
 */
export function sesEvents(message: string): MailEvent[] {
  const { bounce, complaint } = Notification.parse(JSON.parse(message));
  const events = (found: z.infer<typeof recipients>, id: string, kind: Kind | null): MailEvent[] =>
    kind ? found.map(({ emailAddress }, i) => ({ source: "ses", id: `${id}/${i}`, kind, address: emailAddress })) : [];
  if (bounce) {
    return events(bounce.bouncedRecipients, bounce.feedbackId, kindOfBounce(bounce.bounceType, bounce.bounceSubType));
  }
  if (!complaint || complaint.complaintFeedbackType === "not-spam") return [];
  return events(complaint.complainedRecipients, complaint.feedbackId, "complaint");
}
