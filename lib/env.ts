import { isIP } from "node:net";
import { resolve } from "node:path";
import { z } from "zod";
import { isLoopback, isThisMachine } from "./this-machine.mjs";
import { trustOf } from "./trusted-proxies.mjs";

const url = z.url({ protocol: /^https?$/, error: "must be an http(s) URL" }).transform((s) => s.replace(/\/+$/, ""));

const onOff = z.enum(["on", "off"], "must be on or off");
const count = z.coerce.number("must be a number").int("must be a whole number").min(1, "must be 1 or more");
const domain = /^[a-z\d]([a-z\d-]*[a-z\d])?(\.[a-z\d]([a-z\d-]*[a-z\d])?)*$/i;
const proxies = z.string().refine((text) => {
  try {
    trustOf(text);
    return true;
  } catch {
    return false;
  }
}, "must be addresses or subnets of proxies, separated by commas, or loopback, linklocal, uniquelocal, or how many there are");
const postgres = z.string().regex(/^postgres(ql)?:\/\/\S+$/, "must look like postgresql://user:password@host:5432/database");
const secret = z.string().min(16, "must have 16 characters or more");

const Env = z.object({
  /** What this program does of the site: "web" answers requests, "worker" does the rest. By default both. */
  ROLE: z.enum(["web", "worker"], "must be web or worker; leave it out for both").optional(),
  /** The address on which the web server listens. */
  HOST: z
    .string()
    .refine((host) => isIP(host) !== 0 || domain.test(host), "must be an address of this machine, like 0.0.0.0 for all of them")
    .default("127.0.0.1"),
  PORT: z.coerce.number("must be a port number").int().min(0).max(65535).default(3000),
  DATA_DIR: z
    .string()
    .min(1)
    .default(".data")
    .transform((dir) => resolve(/* turbopackIgnore: true */ dir)),
  DATABASE_URL: postgres.optional(),
  /** A standby of that database, which web servers read pages from. */
  DATABASE_REPLICA_URL: postgres.optional(),
  SITE_URL: url.optional(),
  /** The proxies whose word on who a client is counts. By default none: the client is who connects. */
  TRUST_PROXY: proxies.optional(),
  HUGGING_FACE_URL: url.default("https://huggingface.co"),
  ARXIV_URL: url.default("https://export.arxiv.org"),
  /** Milliseconds between two requests to arXiv; its terms ask for three seconds. */
  ARXIV_INTERVAL_MS: z.coerce.number().int().min(0).default(3000),
  /** How a source can reach whoever runs this: mailto: or https:. */
  CONTACT: z
    .string()
    .regex(/^(mailto:|https?:\/\/)[\x21-\x7e]+$/, "must be like mailto:you@example.org")
    .optional(),
  INGEST: onOff.default("on"),
  /** Whether the running site composes and mails digests by itself; a cron or a person can do it instead. */
  DIGEST: onOff.default("on"),
  /** smtp://user:password@host:587, or smtps: for TLS from the first byte. Without it mail goes to the outbox. */
  SMTP_URL: z.url({ protocol: /^smtps?$/, error: "must look like smtps://user:password@host:465" }).optional(),
  SMTP_CONNECTIONS: count.max(50).default(5),
  SMTP_RATE_PER_SECOND: count.optional(),
  SMTP_RATE_PER_MINUTE: count.optional(),
  /** Whether mail may be kept as files where there is no SMTP_URL. By default not on a public site; see `outboxAllowed`. */
  OUTBOX: onOff.optional(),
  MAIL_FROM: z
    .string()
    .regex(/^[^\r\n<>@]*<[^\s<>@]+@[^\s<>@]+>$|^[^\s<>@]+@[^\s<>@]+$/, "must be like Daily Papers <papers@example.org>")
    .optional(),
  /** The envelope sender, to which other servers return what they cannot deliver. By default the address of MAIL_FROM. */
  BOUNCE_ADDRESS: z
    .string()
    .regex(/^[^\s<>@]+@[^\s<>@]+$/, "must be an e-mail address")
    .optional(),
  DKIM_DOMAIN: z.string().regex(domain, "must be a domain name").optional(),
  DKIM_SELECTOR: z.string().regex(domain, "must be the selector of the DNS record").optional(),
  DKIM_KEY_FILE: z.string().optional(),
  /** The SNS topic on which Amazon SES tells of bounces and complaints. */
  SES_TOPIC_ARN: z
    .string()
    .regex(/^arn:aws[\w-]*:sns:[\w-]+:\d+:[\w-]+$/, "must look like arn:aws:sns:eu-west-1:123456789012:bounces")
    .optional(),
  /** A server that stands in for Amazon SNS, for tests. */
  SNS_URL: url.optional(),
  SENDGRID_PUBLIC_KEY: z.base64("must be the verification key as SendGrid shows it").optional(),
  POSTMARK_SECRET: secret.optional(),
  /** imaps://user:password@host/INBOX: the mailbox of BOUNCE_ADDRESS, which is read every five minutes. */
  BOUNCE_MAILBOX_URL: z.url({ protocol: /^imaps?$/, error: "must look like imaps://user:password@host/INBOX" }).optional(),
  CRON_SECRET: secret.optional(),
  /** Who asks for /metrics with it need not be on this machine. */
  METRICS_TOKEN: secret.optional(),
  /** The port at which a program that runs the worker alone answers /healthz, /readyz and /metrics. */
  METRICS_PORT: z.coerce.number("must be a port number").int().min(0).max(65535).optional(),
  ADMIN_SECRET: secret.optional(),
  /** Whose accounts administer the site, separated by commas; without it the first account does. */
  ADMIN_EMAILS: z
    .string()
    .transform((text) => text.split(",").map((address) => address.trim().toLowerCase()))
    .pipe(z.array(z.email("must be e-mail addresses, separated by commas")))
    .optional(),
  GITHUB_CLIENT_ID: z.string().optional(),
  GITHUB_CLIENT_SECRET: z.string().optional(),
  /** Another GitHub, such as an Enterprise Server, and its API. */
  GITHUB_URL: url.default("https://github.com"),
  GITHUB_API_URL: url.default("https://api.github.com"),
  ORCID_CLIENT_ID: z.string().optional(),
  ORCID_CLIENT_SECRET: z.string().optional(),
  ORCID_URL: url.default("https://orcid.org"),
  /** Any OpenID Connect provider, by its issuer, and what its button is called. */
  OIDC_ISSUER: url.optional(),
  OIDC_CLIENT_ID: z.string().optional(),
  OIDC_CLIENT_SECRET: z.string().optional(),
  OIDC_NAME: z.string().default("Single sign-on"),
  OPENREVIEW_URL: url.default("https://api2.openreview.net"),
  SUBMISSIONS_PER_DAY: count.default(5),
  /** Papers published longer ago than this are indexed when they are submitted, not featured. */
  SUBMIT_MAX_AGE_DAYS: count.default(14),
  /** How the log is written: text for a terminal, or a JSON object a line. */
  LOG_FORMAT: z.enum(["text", "json"], "must be text or json").default("text"),
  NODE_ENV: z.string().optional(),
});

export type Env = z.infer<typeof Env>;

/** What is wrong with the settings, all of it, in words for the person who runs the site. */
export class EnvError extends Error {}

/**
 * Every setting of the app, checked. An empty value counts as unset.
 * @throws EnvError with one line for each setting that is wrong
 */
export function readEnv(source: Record<string, string | undefined> = process.env): Env {
  const set = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ""));
  const parsed = Env.safeParse(set);
  if (parsed.success) return parsed.data;
  const lines = parsed.error.issues.map((issue) => `  ${issue.path.join(".")}: ${issue.message}`);
  throw new EnvError(`These settings are wrong (see .env.example):\n${lines.join("\n")}`);
}

const EVERY_ADDRESS = ["0.0.0.0", "::"]; // what listens on it answers at localhost, too

/** The address at which this machine reaches its own web server, without a slash at the end. */
export function ownUrl({ HOST, PORT }: Pick<Env, "HOST" | "PORT">): string {
  const host = isLoopback(HOST) || EVERY_ADDRESS.includes(HOST) ? "localhost" : isIP(HOST) === 6 ? `[${HOST}]` : HOST;
  return `http://${host}:${PORT}`;
}

/** The address of the site as people type it, without a slash at the end. */
export function siteUrl(env: Env = readEnv()): string {
  return env.SITE_URL ?? ownUrl(env);
}

/** Whether others than the person who started it are meant to use this site. */
export function isPublic(env: Env = readEnv()): boolean {
  return env.SITE_URL !== undefined && !isThisMachine(new URL(env.SITE_URL).host);
}

/** Whether mail may be kept in the outbox: to try things out, not in production, where nobody would ever get it. */
export function outboxAllowed(env: Env = readEnv()): boolean {
  return env.OUTBOX ? env.OUTBOX === "on" : !isPublic(env) && env.NODE_ENV !== "production";
}

/** Whether mail is kept as files here and shown at /dev/mail, for somebody who tries the site out; never on a public site. */
export function isTriedOut(env: Env = readEnv()): boolean {
  return !isPublic(env) && !env.SMTP_URL && outboxAllowed(env);
}
