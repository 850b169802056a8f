import { Readable, type Transform } from "node:stream";
import type SMTPPool from "nodemailer/lib/smtp-pool";

/** A message in pieces, header and body, that end with CRLF. */
export type Pieces = {
  pieces: Buffer[];
  /** Whether it may go out as it is: see `isWireReady`. */
  wireReady: boolean;
};

/** Whether bytes have only CRLF as line breaks, and no line that begins with a dot (RFC 5321 sections 2.3.8 and 4.5.2). */
export function isWireReady(bytes: Buffer): boolean {
  return !/(?:^|\n)\.|(?:^|[^\r])\n|\r(?!\n)/.test(bytes.toString("latin1"));
}

/**
 * Hands Nodemailer's stream of a DATA command what it would make of it. That stream looks at each byte for dots and line breaks,
 * which takes more time than everything else together; here that was done once for a whole edition.
 */
class WireReady {
  readableDidRead = false; // Nodemailer asks, to know whether the message can go out over another connection

  constructor(private readonly pieces: Buffer[]) {}

  pipe(data: Transform): void {
    this.readableDidRead = true;
    const bytes = Buffer.concat(this.pieces); // so that it takes one write
    data.push(bytes.subarray(0, -2)); // the end of the stream writes CRLF, a dot, CRLF
    data.end();
  }
}

/** A message in the form in which a transport of Nodemailer takes it (https://nodemailer.com/plugins/create#transports). */
export function mailOf(from: string, to: string, messageId: string, { pieces, wireReady }: Pieces): Mail {
  const message = {
    getEnvelope: () => ({ from, to: [to] }),
    messageId: () => messageId,
    getHeader: () => messageId, // the one header that is asked for
    createReadStream: () => (wireReady ? new WireReady(pieces) : Readable.from(pieces)),
  };
  return { data: {}, message } as unknown as Mail;
}

type Mail = Parameters<SMTPPool["send"]>[0];
