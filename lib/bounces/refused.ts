import type { Transport } from "../mail/transport";
import { type MailEvent, record } from "./record";
import { kindOfStatus } from "./status";

/** What Nodemailer tells of a refusal: the whole answer, perhaps of several lines, and the command that it answers. */
type SmtpError = { response?: string; command?: string };

// A reply of class 5 with an enhanced status code (RFC 2034) about the mailbox; some servers write "550 #5.1.1".
const REFUSED = /\b5\d\d[ -][#[(]?(5\.[12]\.\d{1,3})\b/;

/**
 * What a mail server's own answer says of an address, as in `550 5.1.1 no such user`. Without an enhanced status code about the
 * mailbox it says nothing: a 550 may as well be about us.
 */
export function refusedEvent(messageId: string, answer: string | null): MailEvent | null {
  const [, status = ""] = REFUSED.exec(answer ?? "") ?? [];
  const kind = kindOfStatus(status);
  return kind === "hard" ? { source: "smtp", id: messageId, kind, messageId } : null;
}

/** A way out for mail, of digests and letters alike, that records as a bounce when a server says that there is no such mailbox. */
export function recordingRefusals(transport: Transport): Transport {
  return {
    ...transport,
    send: (mail) =>
      transport.send(mail).catch(async (error) => {
        const { response = null, command = "" } = (error ?? {}) as SmtpError;
        // Other commands are about us: an answer to MAIL FROM says something of the sender's address.
        const event = ["RCPT TO", "DATA"].includes(command) ? refusedEvent(mail.messageId, response) : null;
        // The address that was refused is the one that was written to, wherever its reader has moved since.
        const told = event && { ...event, messageId: undefined, address: mail.to };
        if (told) await record(told, true).catch((e) => console.error("A refused address could not be recorded", e));
        throw error;
      }),
  };
}
