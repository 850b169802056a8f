import type { MailEvent } from "./record";
import { kindOfStatus } from "./status";

/**
 * What a mail server's own answer says of an address, as in `550 5.1.1 no such user`. Without an enhanced status code (RFC 2034)
 * about the mailbox it says nothing: a 550 may as well be about us.
 */
export function refusedEvent(messageId: string, error: string | null): MailEvent | null {
  const [, status = ""] = /\b5\d\d[ -](5\.[12]\.\d{1,3})\b/.exec(error ?? "") ?? [];
  const kind = kindOfStatus(status);
  return kind === "hard" ? { source: "smtp", id: messageId, kind, messageId } : null;
}
