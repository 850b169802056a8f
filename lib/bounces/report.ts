import { createHash } from "node:crypto";
import PostalMime from "postal-mime";
import type { MailEvent } from "./record";
import { type Kind, kindOfStatus } from "./status";

type Fields = Record<string, string>;

/** Blocks of header fields with empty lines between them (RFC 3464 section 2.1, RFC 5965 section 3.1); names in lower case. */
function blocks(text: string): Fields[] {
  return text
    .replace(/\r\n?/g, "\n")
    .split(/\n[ \t]*\n/)
    .map((block) => block.replace(/\n[ \t]+/g, " "))
    .map((block) => [...block.matchAll(/^([!-9;-~]+)[ \t]*:[ \t]*(.*)$/gm)])
    .map((found) => Object.fromEntries(found.map(([, name = "", value = ""]) => [name.toLowerCase(), value.trim()])))
    .filter((fields) => Object.keys(fields).length > 0);
}

/** The address within a field like `rfc822; someone@example.org` or `<someone@example.org>`. */
const addressIn = (field: string | undefined) =>
  field
    ?.replace(/^[\w-]+\s*;/, "")
    .replace(/[<>]/g, "")
    .trim();

type Found = { kind: Kind; address?: string };

function ofDelivery(text: string): Found[] {
  const [, ...recipients] = blocks(text);
  return recipients.flatMap((fields) => {
    if (fields.action?.toLowerCase() !== "failed") return []; // delayed: the other server still tries
    const kind = kindOfStatus(fields.status ?? "");
    // Original-Recipient is the address we wrote to; the final one may be where it was forwarded.
    return kind ? [{ kind, address: addressIn(fields["original-recipient"] ?? fields["final-recipient"]) }] : [];
  });
}

function ofFeedback(text: string): Found[] {
  const [fields] = blocks(text);
  const type = fields?.["feedback-type"]?.toLowerCase();
  if (!type || type === "not-spam" || type === "auth-failure") return [];
  return [{ kind: "complaint", address: addressIn(fields?.["original-rcpt-to"]) }];
}

/**
 * Reads a delivery report (RFC 3464, RFC 6533) or a complaint (RFC 5965).
 * @returns its events, perhaps none; null where the message is no such report
 */
export async function readReport(message: Uint8Array): Promise<MailEvent[] | null> {
  const options = { forceRfc822Attachments: true, attachmentEncoding: "utf8" } as const;
  const mail = await PostalMime.parse(message, options).catch(() => null); // nested beyond reason
  if (!mail) return null;
  const part = (...types: string[]) => mail.attachments.find(({ mimeType }) => types.includes(mimeType))?.content as string;
  const delivery = part("message/delivery-status", "message/global-delivery-status");
  const feedback = part("message/feedback-report");
  if (!delivery && !feedback) return null;
  const original = part("message/rfc822", "text/rfc822-headers", "message/global", "message/global-headers");
  const messageId = blocks(original ?? "")[0]?.["message-id"];
  const id = mail.messageId ?? createHash("sha256").update(message).digest("base64url");
  return (delivery ? ofDelivery(delivery) : ofFeedback(feedback)).map((found, index) => ({
    ...found,
    source: "report" as const,
    id: `${id}/${index}`,
    messageId,
  }));
}
