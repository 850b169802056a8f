import { type Db, db } from "../db/client";
import { addressKey } from "./address";
import type { ClaimedLetter } from "./claim";
import { type Counts, deliver, type Sender } from "./deliver";
import { singleMessage } from "./message";
import { whyUnwanted } from "./wanted";

/**
 * Mail to one person; `unsubscribeUrl` is where one POST ends this kind of mail (RFC 8058), `notificationId` the mail about a
 * comment that it is.
 */
export type Letter = {
  address: string;
  subject: string;
  html: string;
  text: string;
  unsubscribeUrl?: string | null;
  notificationId?: string | null;
};

/**
 * Puts a letter into the queue, from where a worker sends it; it survives whatever happens to this process.
 * @param lifeMs milliseconds for which sending it makes sense
 */
export async function queueLetter(letter: Letter, lifeMs: number, on: Pick<Db, "message"> = db()): Promise<void> {
  await on.message.create({
    data: { ...letter, addressKey: addressKey(letter.address), expiresAt: new Date(Date.now() + lifeMs) },
  });
}

/**
 * Sends the letters that are queued and due.
 * @param signal asks to end: what is not in flight yet stays
 */
export function deliverLetters(sender: Sender, signal?: AbortSignal): Promise<Counts> {
  return deliver<ClaimedLetter>(
    {
      kind: "letter",
      encode: ({ id, address, letter }) => singleMessage(sender.transport, { ...letter, id, to: address }, new Date()),
      check:
        () =>
        async ({ address, letter }) => {
          const reason = await whyUnwanted({ address, notificationId: letter.notificationId });
          return reason ? { unwanted: reason } : "wanted";
        },
    },
    sender,
    { signal },
  );
}
