import { ImapFlow } from "imapflow";
import { UserError } from "../errors";
import type { Job } from "../jobs";
import { isThisMachine } from "../this-machine.mjs";
import { record } from "./record";
import { readReport } from "./report";

const LONGEST = 2_000_000; // bytes of a message that are read
const AT_ONCE = 500;

function connect(url: string): ImapFlow {
  const { protocol, hostname, port, username, password } = new URL(url);
  const secure = protocol === "imaps:";
  return new ImapFlow({
    host: hostname,
    port: Number(port) || (secure ? 993 : 143),
    secure,
    doSTARTTLS: secure || isThisMachine(hostname) ? undefined : true, // no password in clear over a network
    auth: { user: decodeURIComponent(username), pass: decodeURIComponent(password) },
    logger: false,
    connectionTimeout: 30_000,
    socketTimeout: 60_000,
  });
}

/**
 * Reads the unseen messages of a mailbox over IMAP, records the reports among them, and marks each as seen; none is deleted.
 * Anybody can write to that mailbox, so that only reports that know a Message-ID of ours count.
 * @param signal asks to end: the connection is cut, and what was not read stays unseen
 * @returns how many messages were read, and how many addresses are suppressed because of them
 */
export async function pollMailbox(url: string, signal?: AbortSignal): Promise<{ read: number; suppressed: number }> {
  const client = connect(url);
  client.on("error", () => {}); // the command that fails says so itself
  const cut = () => client.close();
  signal?.addEventListener("abort", cut, { once: true });
  try {
    await client.connect();
    const lock = await client.getMailboxLock(decodeURIComponent(new URL(url).pathname.slice(1)) || "INBOX");
    try {
      const unseen = ((await client.search({ seen: false }, { uid: true })) || []).slice(0, AT_ONCE);
      let suppressed = 0;
      for (const uid of unseen) {
        const found = await client.fetchOne(uid, { source: { maxLength: LONGEST } }, { uid: true });
        const source = (found || undefined)?.source;
        const events = source ? await readReport(source) : null;
        for (const event of events ?? []) if ((await record(event, false)) === "suppressed") suppressed++;
        await client.messageFlagsAdd(uid, ["\\Seen"], { uid: true });
      }
      return { read: unseen.length, suppressed };
    } finally {
      lock.release();
    }
  } finally {
    signal?.removeEventListener("abort", cut);
    if (client.usable) await client.logout().catch(cut);
    else cut();
  }
}

/** Reads the mailbox at `url` every five minutes. */
export const mailboxJob = (url: string): Job => ({
  name: "mailbox",
  cron: "*/5 * * * *",
  work: async (signal) => {
    await pollMailbox(url, signal).catch((error: { responseText?: string; message?: string }) => {
      throw new UserError(`The mailbox of BOUNCE_MAILBOX_URL cannot be read: ${error.responseText ?? error.message}`);
    });
  },
});
