/** What became of a message: taken, to be tried again, or refused for good. `error` is for the person who runs the site. */
export type Outcome = { state: "sent"; error: null } | { state: "deferred" | "failed"; error: string };

/** Why a message failed that was not sent while it made sense. */
export const NOT_IN_TIME = "not sent in time";

type SmtpError = { responseCode?: number; code?: string; message?: string };

/**
 * Reads an error of Nodemailer by the first digit of the answer (RFC 5321 section 4.2.1): 5yz is for good, 4yz, a lost connection
 * and a timeout are for now. So is a refused login (530 to 538): the settings are wrong then, not the reader's address.
 */
export function outcomeOf(error: unknown): Outcome {
  const { responseCode, code, message } = (error ?? {}) as SmtpError;
  const text = (message ?? String(error)).replace(/\s+/g, " ").slice(0, 500);
  const permanent = responseCode !== undefined && responseCode >= 500 && code !== "EAUTH" && code !== "ETLS";
  const unusable = code === "EENVELOPE" && responseCode === undefined; // no server of ours can write to it
  return { state: permanent || unusable ? "failed" : "deferred", error: text };
}

/** Milliseconds until a message that was deferred for the n-th time is tried again: 1, 2, 4 … minutes, at most an hour. */
export function backoff(attempts: number): number {
  return Math.min(60, 2 ** (attempts - 1)) * 60_000;
}
