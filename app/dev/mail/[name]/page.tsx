import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { readKept } from "@/lib/mail/outbox";
import { readMessage } from "@/lib/mail/read";
import { outboxDir } from "../allowed";

export const metadata: Metadata = { title: "Outbox", robots: { index: false }, referrer: "no-referrer" };

/** One message of the outbox: as HTML, as plain text, and its header. */
export default async function MessagePage({ params }: { params: Promise<{ name: string }> }) {
  const { name } = await params;
  const message = await readKept(await outboxDir(), name);
  if (!message) notFound();
  const { subject, text, headers } = await readMessage(message);
  return (
    <>
      <h1 className="pt-8 pb-4 text-2xl font-bold tracking-tight">{subject}</h1>
      <iframe
        src={`/dev/mail/${name}/html`}
        title="The mail as HTML"
        className="h-[36rem] w-full rounded-xl border border-line bg-raised"
      />
      <details className="py-4" open>
        <summary className="font-semibold">Plain text</summary>
        <pre className="mt-2 rounded-xl border border-line bg-raised p-4 text-xs whitespace-pre-wrap">{text}</pre>
      </details>
      <details>
        <summary className="font-semibold">Header</summary>
        <dl className="mt-2 text-xs">
          {headers.map(({ name, value }) => (
            <div key={`${name} ${value}`}>
              <dt className="inline font-semibold">{name}: </dt>
              <dd className="inline">{value}</dd>
            </div>
          ))}
        </dl>
      </details>
    </>
  );
}
