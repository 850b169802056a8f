import { type Env, isTriedOut, ownUrl } from "../env";
import { explain } from "../errors";
import { every } from "../every";
import { outboxFolder } from "../mail/outbox";
import { mailProblem } from "../mail/transport";
import { isThisMachine } from "../this-machine.mjs";
import { runDigest } from "./run";

const MINUTE_MS = 60_000;

/** Where the outbox can be read, besides as files: on this machine alone, under a name that it has for itself. */
function shownWhere(env: Env): string {
  const own = ownUrl(env);
  return isTriedOut(env) && isThisMachine(new URL(own).host) ? `, and shown to this machine at ${own}/dev/mail` : "";
}

/**
 * Sends letters and due digests now and every minute. What keeps it from sending is said once, until it changes.
 * @returns a function that ends it, once the messages in flight have been answered
 */
export function scheduleDigest(env: Env, say: (line: string) => void): () => Promise<void> {
  const problem = mailProblem(env);
  if (problem) {
    say(`No mail is sent: no digest, and no link to sign in. ${problem}`);
    return async () => {};
  }
  if (!env.SMTP_URL) say(`There is no SMTP_URL: mail is kept as files in ${outboxFolder(env.DATA_DIR)}${shownWhere(env)}.`);
  const ending = new AbortController();
  const end = every(
    MINUTE_MS,
    () =>
      runDigest({ now: new Date(), signal: ending.signal }, env).then(
        ({ paused }) => (paused ? `Sending is paused: ${paused}` : ""),
        (error) => `The digest failed: ${explain(error) ?? (error as Error).stack}`,
      ),
    say,
  );
  return () => {
    ending.abort();
    return end();
  };
}
