import MailComposer from "nodemailer/lib/mail-composer";

export type Content = { from: string; subject: string; html: string; text: string; headers?: Record<string, string> };
/** A message without what differs for each reader. `head` is header lines, each ended by CRLF; `body` follows the empty line. */
export type Encoded = { head: string; body: Buffer };

// Each reader's message gets these of its own.
const PERSONAL = /^(?:to|date|message-id):/i;

const LINE = 76; // RFC 2045 section 6.7

/** A line of quoted-printable that began with a dot, and goes on with `rest`; as long as before, or broken softly in two. */
function withoutLeadingDot(rest: string): string {
  if (rest.length + 3 <= LINE) return `=2E${rest}`;
  return `=2E=\r\n${rest.startsWith(".") ? withoutLeadingDot(rest.slice(1)) : rest}`;
}

/** Writes each dot that begins a line as `=2E`, as RFC 2049 section 3 advises: then SMTP has no dots to stuff. */
function withoutLeadingDots(body: Buffer): Buffer {
  const text = body.toString("latin1").replace(/^\.(.*)$/gm, (_line, rest: string) => withoutLeadingDot(rest));
  return Buffer.from(text, "latin1");
}

/**
 * Encodes a message once: multipart/alternative, quoted-printable, pure ASCII lines (RFC 2045 to 2047).
 * @param seed makes the MIME boundary, so that the same message is the same bytes in every process
 */
export async function encode(content: Content, seed: string): Promise<Encoded> {
  const node = new MailComposer({
    ...content,
    encoding: "quoted-printable", // also what needs none, so that its lines are short and begin with no dot
    textEncoding: "quoted-printable",
    newline: "windows",
    baseBoundary: seed,
  }).compile();
  const message: Buffer = await node.build();
  const end = message.indexOf("\r\n\r\n");
  const lines = message
    .subarray(0, end)
    .toString("latin1")
    .split(/\r\n(?![ \t])/);
  const head = lines.filter((line) => !PERSONAL.test(line)).join("\r\n");
  return { head: `${head}\r\n`, body: withoutLeadingDots(message.subarray(end + 4)) };
}
