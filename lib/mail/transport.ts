import SMTPPool from "nodemailer/lib/smtp-pool";
import pLimit from "p-limit";
import { type Env, outboxAllowed, siteUrl } from "../env";
import { UserError } from "../errors";
import { domainOf } from "./address";
import { type DkimKey, readDkimKey } from "./dkim";
import { keep } from "./outbox";
import { mailOf, type Pieces } from "./wire";

/** A message ready to be sent, byte for byte. */
export type Outgoing = Pieces & { to: string; messageId: string };
/** The way out for mail. */
export type Transport = {
  from: string;
  /** The domain of Message-IDs. */
  domain: string;
  dkim: DkimKey | null;
  /** Does `work` when a connection is free for it, so that what it looks at before it sends is the latest. */
  turn<T>(work: () => Promise<T>): Promise<T>;
  /** Resolves when a server has taken the message for good, and rejects as Nodemailer does. */
  send(mail: Outgoing): Promise<void>;
  /** Ends it; with `force` also what is being sent, which then fails. */
  close(options?: { force?: boolean }): void;
};

const SECONDS = 1000;

/** Why mail cannot leave this site, for whoever runs it; null where it can. */
export function mailProblem(env: Env): string | null {
  if (!env.SMTP_URL && !outboxAllowed(env))
    return "This site is in production and has no mail server: set SMTP_URL. (OUTBOX=on keeps mail as files instead.)";
  if (env.SMTP_URL && !env.MAIL_FROM && !env.SITE_URL)
    return "Mail needs a sender: set MAIL_FROM, like Daily Papers <papers@example.org>.";
  return null;
}

/**
 * Opens the way out: the server of SMTP_URL, through Nodemailer's pool, else the outbox.
 * @throws UserError where the settings allow neither
 */
export async function openTransport(env: Env): Promise<Transport> {
  const problem = mailProblem(env);
  if (problem) throw new UserError(problem);
  const from = env.MAIL_FROM ?? `Daily Papers <digest@${new URL(siteUrl(env)).hostname}>`;
  const sender = env.BOUNCE_ADDRESS ?? from.match(/<(.+)>/)?.[1] ?? from;
  const limit = pLimit(env.SMTP_CONNECTIONS);
  const common = {
    from,
    domain: domainOf(from),
    dkim: await readDkimKey(env),
    turn: <T>(work: () => Promise<T>) => limit(work),
  };
  if (!env.SMTP_URL) {
    return {
      ...common,
      send: async ({ messageId, pieces }) => void (await keep(env.DATA_DIR, messageId, Buffer.concat(pieces))),
      close: () => {},
    };
  }
  const pool = new SMTPPool({
    url: env.SMTP_URL,
    maxConnections: env.SMTP_CONNECTIONS,
    maxMessages: 1000,
    connectionTimeout: 30 * SECONDS,
    greetingTimeout: 30 * SECONDS,
    socketTimeout: 120 * SECONDS,
  });
  pool.on("error", () => {}); // each message that fails says so itself
  return {
    ...common,
    send: ({ to, messageId, ...message }) =>
      new Promise<void>((taken, not) => {
        pool.send(mailOf(sender, to, messageId, message), (error) => (error ? not(error) : taken()));
      }),
    close: (options) => pool.close(options),
  };
}
