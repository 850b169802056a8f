import { resolve } from "node:path";
import { z } from "zod";

const url = z.url({ protocol: /^https?$/, error: "must be an http(s) URL" }).transform((s) => s.replace(/\/+$/, ""));

const Env = z.object({
  PORT: z.coerce.number("must be a port number").int().min(0).max(65535).default(3000),
  DATA_DIR: z
    .string()
    .min(1)
    .default(".data")
    .transform((dir) => resolve(/* turbopackIgnore: true */ dir)),
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\/\S+$/, "must look like postgresql://user:password@host:5432/database")
    .optional(),
  SITE_URL: url.optional(),
  HUGGING_FACE_URL: url.default("https://huggingface.co"),
  ARXIV_URL: url.default("https://export.arxiv.org"),
  /** Milliseconds between two requests to arXiv; its terms ask for three seconds. */
  ARXIV_INTERVAL_MS: z.coerce.number().int().min(0).default(3000),
  /** How a source can reach whoever runs this: mailto: or https:. */
  CONTACT: z
    .string()
    .regex(/^(mailto:|https?:\/\/)[\x21-\x7e]+$/, "must be like mailto:you@example.org")
    .optional(),
  INGEST: z.enum(["on", "off"], "must be on or off").default("on"),
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

/** The address of the site as people type it, without a slash at the end. */
export function siteUrl(env: Env = readEnv()): string {
  return env.SITE_URL ?? `http://localhost:${env.PORT}`;
}
