import PostalMime from "postal-mime";

/** A message, parsed. */
export type ReadMessage = {
  subject: string;
  to: string;
  date: string | null;
  html: string;
  text: string;
  headers: { name: string; value: string }[];
};

/** Parses a message (RFC 5322, MIME). */
export async function readMessage(bytes: Buffer): Promise<ReadMessage> {
  const mail = await PostalMime.parse(bytes);
  return {
    subject: mail.subject ?? "",
    to: mail.to?.[0]?.address ?? "",
    date: mail.date ?? null,
    html: mail.html ?? "",
    text: mail.text ?? "",
    headers: mail.headers.map(({ originalKey, value }) => ({ name: originalKey, value })),
  };
}
