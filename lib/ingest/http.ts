import { setTimeout as sleep } from "node:timers/promises";
import { boundedText, TooLong } from "../bounded-text";
import { UserError } from "../errors";

/** A source that did not answer, or not with what was asked for, after every retry. */
export class SourceDown extends UserError {
  /** @param unavailable it answers nobody just now; else it may answer another question */
  constructor(
    message: string,
    readonly unavailable = false,
  ) {
    super(message);
  }
}

export type FetchOptions = {
  userAgent: string;
  /** Milliseconds before a request is given up, its answer included. */
  timeoutMs?: number;
  retries?: number;
  /** Milliseconds before the first retry; each further one waits twice as long. */
  backoffMs?: number;
  /** Bytes that an answer may have, unpacked. */
  mostBytes?: number;
  /** Answers with these statuses are returned like a 200. */
  accept?: number[];
  /** Waited for before each attempt. */
  turn?: () => Promise<void>;
  /** Ends the request and the waiting between two. */
  signal?: AbortSignal;
};

const RETRIED = new Set([408, 425, 429, 500, 502, 503, 504]);
const LONGEST_WAIT_MS = 120_000;
const MOST_REDIRECTS = 3;
/** A hundred papers with five thousand authors each stay below. */
const MOST_BYTES = 32 * 2 ** 20;

/** What `Retry-After` asks for, in milliseconds (RFC 9110, section 10.2.3): seconds or an HTTP date. Null where unreadable. */
export function retryAfterMs(header: string | null, now: Date): number | null {
  if (!header) return null;
  if (/^\d+$/.test(header.trim())) return Number(header) * 1000;
  const date = Date.parse(header);
  return Number.isNaN(date) ? null : Math.max(0, date - now.getTime());
}

/** Where a redirect leads if that is the same host, by a protocol that is no less safe; else null. */
function sameHost(from: URL, location: string | null): URL | null {
  if (!location || !URL.canParse(location, from)) return null;
  const to = new URL(location, from);
  const safe = to.protocol === from.protocol || to.protocol === "https:";
  return to.host === from.host && safe && !to.username ? to : null;
}

/** GETs `url`. A redirect is followed on the same host only: a source does not choose whom else this server asks. */
async function get(url: URL, { userAgent }: FetchOptions, signal: AbortSignal): Promise<Response> {
  let at = url;
  for (let followed = 0; ; followed++) {
    const response = await fetch(at, { headers: { "user-agent": userAgent }, redirect: "manual", signal });
    if (response.status < 300 || response.status >= 400) return response;
    await response.body?.cancel();
    const to = sameHost(at, response.headers.get("location"));
    if (!to) throw new SourceDown(`${url.host} sends to another address instead of answering ${url}`);
    if (followed === MOST_REDIRECTS) throw new SourceDown(`${url.host} sends from one address to the next for ${url}`);
    at = to;
  }
}

/**
 * GETs a text. Time-outs, refused connections and the answers 408, 425, 429 and 5xx are tried again, after what
 * `Retry-After` says or an exponential backoff.
 * @throws SourceDown when that did not help, or the answer is another error, a redirect to another host, or longer than allowed
 */
export async function fetchText(url: string, options: FetchOptions): Promise<{ status: number; body: string }> {
  const { timeoutMs = 30_000, retries = 4, backoffMs = 1000, mostBytes = MOST_BYTES, accept = [], turn, signal } = options;
  const { host } = new URL(url);
  for (let attempt = 0; ; attempt++) {
    let wait = backoffMs * 2 ** attempt;
    let problem: string;
    let unavailable = true;
    await turn?.();
    try {
      const limit = AbortSignal.timeout(timeoutMs);
      const response = await get(new URL(url), options, signal ? AbortSignal.any([limit, signal]) : limit);
      const body = await boundedText(response, mostBytes);
      if (response.ok || accept.includes(response.status)) return { status: response.status, body };
      unavailable = response.status === 429 || response.status === 503;
      problem = `answered ${response.status}${unavailable ? "" : ` for ${url}`}`;
      if (!RETRIED.has(response.status)) throw new SourceDown(`${host} ${problem}`);
      wait = retryAfterMs(response.headers.get("retry-after"), new Date()) ?? wait;
    } catch (error) {
      if (error instanceof SourceDown) throw error;
      if (error instanceof TooLong) throw new SourceDown(`${host} answered with more than ${mostBytes} bytes for ${url}`);
      const { name, cause } = error as Error & { cause?: { code?: string } };
      problem =
        name === "TimeoutError" ? `did not answer within ${timeoutMs / 1000} s` : `cannot be reached (${cause?.code ?? name})`;
    }
    if (attempt >= retries || wait > LONGEST_WAIT_MS || signal?.aborted)
      throw new SourceDown(`${host} ${problem}`, unavailable);
    await sleep(wait, undefined, { signal }).catch(() => {});
  }
}
