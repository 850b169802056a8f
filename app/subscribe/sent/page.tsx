import type { Metadata } from "next";
import { Notice } from "@/components/notice";
import { outboxAllowed, readEnv } from "@/lib/env";

export const metadata: Metadata = { title: "Look into your inbox", robots: { index: false } };
export const dynamic = "force-dynamic";

/** What everybody sees who asked for the digest, whatever was made of it. */
export default function SentPage() {
  const env = readEnv();
  return (
    <div className="pt-10">
      <h1 className="sr-only">Digest by e-mail</h1>
      <Notice title="Look into your inbox">
        <p>
          A mail is on its way to you. The link in it confirms your address; it works for two days. If nothing comes, look under
          spam.
        </p>
        {!env.SMTP_URL && outboxAllowed(env) && (
          <p className="mt-3">
            This site is being tried out without a mail server: its mail is in{" "}
            <a href="/dev/mail" className="link">
              the outbox
            </a>
            .
          </p>
        )}
      </Notice>
    </div>
  );
}
