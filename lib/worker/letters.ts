import { asSender } from "../digest/sender";
import { type Env, isTriedOut, ownUrl, readEnv } from "../env";
import { explain } from "../errors";
import { every, type Repeated } from "../every";
import { deliverLetters } from "../mail/letters";
import { outboxFolder } from "../mail/outbox";
import { mailProblem } from "../mail/transport";
import { isThisMachine } from "../this-machine.mjs";

const MINUTE_MS = 60_000;

/** Sends the letters that wait; digests stay. @throws where they could not be sent: they are kept for the next time */
export async function sendLetters(env: Env = readEnv(), signal?: AbortSignal): Promise<void> {
  await asSender(env, (sender) => deliverLetters(sender, signal), signal);
}

/** Where the outbox can be read, besides as files: on this machine alone, under a name that it has for itself. */
function shownWhere(env: Env): string {
  const own = ownUrl(env);
  return isTriedOut(env) && isThisMachine(new URL(own).host) ? `, and shown to this machine at ${own}/dev/mail` : "";
}

/**
 * Sends letters now, every minute, and whenever it is told that there are some. What keeps it from sending is said once, until it
 * changes.
 */
export function scheduleLetters(env: Env, say: (line: string) => void): Repeated {
  const problem = mailProblem(env);
  if (problem) {
    say(`No mail is sent: no digest, and no link to sign in. ${problem}`);
    return { now: () => {}, end: async () => {} };
  }
  if (!env.SMTP_URL) say(`There is no SMTP_URL: mail is kept as files in ${outboxFolder(env.DATA_DIR)}${shownWhere(env)}.`);
  const ending = new AbortController();
  const failed = (error: unknown) => `Letters wait, since they could not be sent: ${explain(error) ?? (error as Error).stack}`;
  const { now, end } = every(MINUTE_MS, () => sendLetters(env, ending.signal).then(() => "", failed), say);
  return {
    now,
    end: () => {
      ending.abort();
      return end();
    },
  };
}
