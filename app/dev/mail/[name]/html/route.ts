import { notFound } from "next/navigation";
import { readKept } from "@/lib/mail/outbox";
import { readMessage } from "@/lib/mail/read";
import { mailPage, outboxDir } from "../../allowed";

/** The HTML of a message; its links open in the whole window. */
export async function GET(_request: Request, { params }: { params: Promise<{ name: string }> }): Promise<Response> {
  const message = await readKept(await outboxDir(), (await params).name);
  if (!message) notFound();
  const { html } = await readMessage(message);
  return mailPage(html.replace("<head>", '<head><base target="_top">'));
}
