import { X509Certificate } from "node:crypto";
import { LRUCache } from "lru-cache";
import { boundedText, TooLong } from "../bounded-text";

const TIMEOUT_MS = 10_000;
const LONGEST = 65_536; // bytes of an answer
const CERTIFICATES = 4;

/** Amazon SNS could not be asked just now. */
export class SnsUnavailable extends Error {}

/**
 * Fetches from Amazon SNS. Redirects are not followed: they could lead anywhere.
 * @returns null where it has nothing there, or more than any answer of its own
 * @throws SnsUnavailable where it does not answer
 */
export async function fetchSns(url: string): Promise<string | null> {
  try {
    const answer = await fetch(url, { redirect: "manual", signal: AbortSignal.timeout(TIMEOUT_MS) });
    if (answer.status >= 500) throw new Error(`status ${answer.status}`);
    const body = await boundedText(answer, LONGEST);
    return answer.ok ? body : null;
  } catch (error) {
    if (error instanceof TooLong) return null;
    throw new SnsUnavailable(`${url} did not answer: ${(error as Error).message}`);
  }
}

// By address, the last few: asked for once, however many messages come at once. Anybody can name an address.
const certificates = new LRUCache<string, Promise<X509Certificate | null>>({ max: CERTIFICATES });

async function fetchCertificate(url: string): Promise<X509Certificate | null> {
  const pem = await fetchSns(url);
  try {
    return pem === null ? null : new X509Certificate(pem);
  } catch {
    return null; // something else is there
  }
}

/**
 * The certificate at an address of Amazon SNS, or null where there is none.
 * @throws SnsUnavailable where it does not answer
 */
export function certificateAt(url: string): Promise<X509Certificate | null> {
  const kept = certificates.get(url);
  if (kept) return kept;
  const found = fetchCertificate(url);
  certificates.set(url, found);
  const forget = () => certificates.delete(url);
  found.then((certificate) => certificate ?? forget(), forget);
  return found;
}
