import { type Db, db } from "../db/client";
import { addressKey } from "./address";
import type { ClaimedLetter } from "./claim";
import { type Counts, deliver, type Sender } from "./deliver";
import { singleMessage } from "./message";
import { whyUnwanted } from "./wanted";

/**
 * Mail to one person; `unsubscribeUrl` is where one POST ends this kind of mail (RFC 8058), `notificationId` the mail about a
 * comment that it is, `invitationId` the invitation.
 */
export type Letter = {
  address: string;
  subject: string;
  html: string;
  text: string;
  unsubscribeUrl?: string | null;
  notificationId?: string | null;
  invitationId?: string;
};

/**
 * Puts letters into the queue, from where a worker sends them; they survive whatever happens to this process.
 * @param lifeMs milliseconds for which sending them makes sense
 */
export async function queueLetters(letters: Letter[], lifeMs: number, on: Pick<Db, "message"> = db()): Promise<void> {
  const expiresAt = new Date(Date.now() + lifeMs);
  await on.message.createMany({
    data: letters.map((letter) => ({ ...letter, addressKey: addressKey(letter.address), expiresAt })),
  });
}

/** As above, one letter. */
export const queueLetter = (letter: Letter, lifeMs: number, on?: Pick<Db, "message">) => queueLetters([letter], lifeMs, on);

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
          const reason = await whyUnwanted({ address, ...letter });
          return reason ? { unwanted: reason } : "wanted";
        },
    },
    sender,
    { signal },
  );
}
