import type { Metadata } from "next";
import { LinkedItem } from "@/components/linked-item";
import { Notice } from "@/components/notice";
import { kept, readKept } from "@/lib/mail/outbox";
import { readMessage } from "@/lib/mail/read";
import { outboxDir } from "./allowed";

export const metadata: Metadata = { title: "Outbox", robots: { index: false } };
export const dynamic = "force-dynamic";

const TEMPLATES = ["digest", "confirm", "already", "move", "invitation"];

/** What was sent while there is no mail server, and how each template looks. */
export default async function OutboxPage() {
  const dir = await outboxDir();
  const messages = await Promise.all(
    (await kept(dir, 50)).map(async (name) => ({
      name,
      ...(await readMessage((await readKept(dir, name)) ?? Buffer.alloc(0))),
    })),
  );
  return (
    <>
      <h1 className="pt-8 pb-2 text-2xl font-bold tracking-tight">Outbox</h1>
      <p className="pb-4 text-sm text-soft">
        Mail that would have been sent, newest first. Templates:{" "}
        {TEMPLATES.map((template) => (
          <a key={template} href={`/dev/mail/preview/${template}`} className="link mr-3">
            {template}
          </a>
        ))}
      </p>
      {messages.length === 0 ? (
        <Notice title="No mail yet">
          <p>
            <a href="/subscribe" className="link">
              Subscribe
            </a>{" "}
            to get some.
          </p>
        </Notice>
      ) : (
        <ol>
          {messages.map(({ name, subject, to, date }) => (
            <LinkedItem key={name} href={`/dev/mail/${name}`} title={subject} facts={`to ${to} · ${date}`} />
          ))}
        </ol>
      )}
    </>
  );
}
