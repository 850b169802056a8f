import { notFound } from "next/navigation";
import { outboxAllowed, readEnv } from "@/lib/env";

/** The outbox is shown in development, and where a site is tried out without a mail server; elsewhere it is a 404. */
export function outboxDir(): string {
  const env = readEnv();
  if (process.env.NODE_ENV !== "development" && (env.SMTP_URL || !outboxAllowed(env))) notFound();
  return env.DATA_DIR;
}

/** A mail as a page of its own, in which nothing runs and nothing is fetched. */
export function mailPage(html: string): Response {
  return new Response(html, {
    headers: {
      "content-type": "text/html; charset=utf-8",
      "content-security-policy":
        "default-src 'none'; style-src 'unsafe-inline'; sandbox allow-popups allow-popups-to-escape-sandbox allow-top-navigation-by-user-activation",
      "cache-control": "no-store",
      "x-frame-options": "SAMEORIGIN",
    },
  });
}
