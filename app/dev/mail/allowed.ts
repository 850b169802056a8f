import { headers } from "next/headers";
import { notFound } from "next/navigation";
import { isFromThisMachine } from "@/app/client";
import { isPublic, isTriedOut, readEnv } from "@/lib/env";

/**
 * The folder of the outbox. Its mail holds links that sign people in, so each of its pages asks here first: it is shown in
 * development, and where a site is tried out without a mail server, to who sits at this machine; to others it is a 404.
 */
export async function outboxDir(): Promise<string> {
  const env = readEnv();
  const shown = process.env.NODE_ENV === "development" ? !isPublic(env) : isTriedOut(env);
  if (!shown || !isFromThisMachine(await headers())) notFound();
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
