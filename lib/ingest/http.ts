import { setTimeout as sleep } from "node:timers/promises";
import { UserError } from "../errors";

/** A source that did not answer, or not with what was asked for, after every retry. */
export class SourceDown extends UserError {}

export type FetchOptions = {
  userAgent: string;
  /** Milliseconds before a request is given up. */
  timeoutMs?: number;
  retries?: number;
  /** Milliseconds before the first retry; each further one waits twice as long. */
  backoffMs?: number;
  /** What to do about a redirect; by default it is followed. */
  redirect?: "follow" | "error";
  /** Answers with these statuses are returned like a 200. */
  accept?: number[];
};

const RETRIED = new Set([408, 425, 429, 500, 502, 503, 504]);
const LONGEST_WAIT_MS = 120_000;

/** What `Retry-After` asks for, in milliseconds (RFC 9110, section 10.2.3): seconds or an HTTP date. Null where unreadable. */
export function retryAfterMs(header: string | null, now: Date): number | null {
  if (!header) return null;
  if (/^\d+$/.test(header.trim())) return Number(header) * 1000;
  const date = Date.parse(header);
  return Number.isNaN(date) ? null : Math.max(0, date - now.getTime());
}

/**
 * GETs a text. Time-outs, refused connections and the answers 408, 425, 429 and 5xx are tried again, after what
 * `Retry-After` says or an exponential backoff.
 * @throws SourceDown when that did not help, or the answer is another error
 */
export async function fetchText(url: string, options: FetchOptions): Promise<{ status: number; body: string }> {
  const { userAgent, timeoutMs = 30_000, retries = 4, backoffMs = 1000, accept = [], redirect } = options;
  const host = new URL(url).host;
  for (let attempt = 0; ; attempt++) {
    let wait = backoffMs * 2 ** attempt;
    let problem: string;
    try {
      const response = await fetch(url, {
        headers: { "user-agent": userAgent },
        redirect,
        signal: AbortSignal.timeout(timeoutMs),
      });
      const body = await response.text();
      if (response.ok || accept.includes(response.status)) return { status: response.status, body };
      problem = `answered ${response.status}`;
      if (!RETRIED.has(response.status)) throw new SourceDown(`${host} ${problem} for ${url}`);
      wait = retryAfterMs(response.headers.get("retry-after"), new Date()) ?? wait;
    } catch (error) {
      if (error instanceof SourceDown) throw error;
      const { name, cause } = error as Error & { cause?: { code?: string } };
      problem =
        name === "TimeoutError" ? `did not answer within ${timeoutMs / 1000} s` : `cannot be reached (${cause?.code ?? name})`;
    }
    if (attempt >= retries || wait > LONGEST_WAIT_MS) throw new SourceDown(`${host} ${problem}`);
    await sleep(wait);
  }
}
