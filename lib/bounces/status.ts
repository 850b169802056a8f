/** What a mail event says of an address: it does not exist, it did not take a message this time, its reader complained. */
export type Kind = "hard" | "soft" | "complaint";

/** Codes of class 5 (RFC 3463) that say something else than their subject does: [subject, detail]. */
const EXCEPTIONS: Record<string, Kind | null> = {
  "1.7": null, // the sender's address, not the recipient's
  "1.8": null,
  "2.2": "soft", // mailbox full
  "2.3": null, // message too long
  "2.4": "soft",
  "4.1": "hard", // how Exchange Online says that it knows no such recipient
  "4.4": "hard", // no route: the domain takes no mail
};
const BY_SUBJECT: Record<string, Kind | null> = {
  "0": "hard",
  "1": "hard",
  "2": "hard",
  "3": "soft",
  "4": "soft",
  "5": "soft",
};

/**
 * What an enhanced status code (RFC 3463, like 5.1.1) says of the recipient's address; null where it says nothing, as content
 * and policy (x.6, x.7) do not: those are about the message or the sender, and must not cost a reader the digest.
 */
export function kindOfStatus(status: string): Kind | null {
  const [, level, subject = "", detail] = /^([245])\.(\d{1,3})\.(\d{1,3})$/.exec(status.trim()) ?? [];
  if (level === "4") return subject === "6" || subject === "7" ? null : "soft";
  if (level !== "5") return null;
  const exception = EXCEPTIONS[`${subject}.${detail}`];
  return exception === undefined ? (BY_SUBJECT[subject] ?? null) : exception;
}
