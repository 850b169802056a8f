import { setTimeout as sleep } from "node:timers/promises";
import { simpleParser } from "mailparser";
import { inject } from "vitest";
import { kept, readKept } from "@/lib/mail/outbox";

/** Waits for a mail to an address whose subject is like this; the newest of several, less those that were there `before`. */
export async function mailTo(address: string, subject: RegExp, options: { dataDir?: string; before?: string[] } = {}) {
  const { dataDir = inject("dataDir"), before = [] } = options;
  for (let tries = 0; tries < 900; tries++, await sleep(100)) {
    for (const name of await kept(dataDir)) {
      if (before.includes(name)) continue;
      const raw = (await readKept(dataDir, name)) as Buffer;
      const mail = await simpleParser(raw);
      const [to] = mail.to && !Array.isArray(mail.to) ? mail.to.value : [];
      if (to?.address === address && subject.test(mail.subject ?? "")) return { mail, name, raw: raw.toString("latin1") };
    }
  }
  throw new Error(`No mail to ${address} with a subject like ${subject}`);
}

/** The first link of a mail that leads to a path. */
export const linkIn = (text: string | undefined, path: string) => {
  const link = text?.match(new RegExp(`https?://\\S*${path}\\S*`))?.[0];
  if (!link) throw new Error(`No link to ${path} in: ${text}`);
  return link;
};
