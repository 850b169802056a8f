import { type DkimKey, dkimSignature, relaxedBody } from "./dkim";
import { type Encoded, encode } from "./encode";
import type { Outgoing, Transport } from "./transport";
import { isWireReady } from "./wire";

/** Header lines and the empty line after them, signed where there is a key. Header lines end with CRLF. */
export async function signedHead(head: string, dkim: DkimKey | null, canonicalBody: Buffer[], now: Date): Promise<Buffer> {
  const signature = dkim ? await dkimSignature(dkim, head, canonicalBody, now) : "";
  return Buffer.from(`${signature}${head}\r\n`);
}

/** RFC 5322 section 3.3, in UTC. */
export function dateLine(now: Date): string {
  return `Date: ${now.toUTCString().replace("GMT", "+0000")}\r\n`;
}

/** Encodes one message to one person. `id` makes the Message-ID and the boundary, so that a second attempt is the same message. */
export async function singleMessage(
  transport: Transport,
  mail: { id: string; to: string; subject: string; html: string; text: string; unsubscribeUrl?: string | null },
  now: Date,
): Promise<Outgoing> {
  const headers = {
    "Auto-Submitted": "auto-generated", // RFC 3834: no vacation answers
    ...(mail.unsubscribeUrl && {
      "List-Unsubscribe": `<${mail.unsubscribeUrl}>`,
      "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
    }),
  };
  const { head, body }: Encoded = await encode(
    { from: transport.from, subject: mail.subject, html: mail.html, text: mail.text, headers },
    mail.id,
  );
  const messageId = `<${mail.id}@${transport.domain}>`;
  const lines = `To: ${mail.to}\r\nMessage-ID: ${messageId}\r\n${dateLine(now)}${head}`;
  const signed = await signedHead(lines, transport.dkim, [relaxedBody(body)], now);
  return { to: mail.to, messageId, pieces: [signed, body], wireReady: isWireReady(body) };
}
