import { createHash, createPrivateKey, type KeyObject, sign } from "node:crypto";
import { readFile } from "node:fs/promises";
import { promisify } from "node:util";
import type { Env } from "../env";
import { UserError } from "../errors";

/** Who signs: the domain and selector under which DNS has the public key. */
export type DkimKey = { domain: string; selector: string; key: KeyObject };

const signAsync = promisify(sign);

// RFC 6376 section 5.4.1, and what RFC 8058 section 4 asks to be covered.
const SIGNED =
  /^(?:from|to|subject|date|message-id|mime-version|content-type|content-transfer-encoding|list-id|list-unsubscribe|list-unsubscribe-post|feedback-id|precedence|reply-to|auto-submitted)$/;

/** Relaxed canonicalisation of a body (RFC 6376 section 3.4.4). */
export function relaxedBody(body: Buffer): Buffer {
  const text = body
    .toString("latin1")
    .replace(/[ \t]+(?=\r\n|$)/g, "")
    .replace(/[ \t]+/g, " ")
    .replace(/(?:\r\n)*$/, "");
  return Buffer.from(text ? `${text}\r\n` : "", "latin1");
}

/** Relaxed canonicalisation of one header field (RFC 6376 section 3.4.2). */
function relaxedHeader(field: string): string {
  const colon = field.indexOf(":");
  const value = field
    .slice(colon + 1)
    .replace(/\r\n(?=[ \t])/g, "")
    .replace(/[ \t]+/g, " ")
    .trim();
  return `${field.slice(0, colon).trim().toLowerCase()}:${value}`;
}

/**
 * The DKIM-Signature line of a message (RFC 6376, rsa-sha256 or, RFC 8463, ed25519-sha256; relaxed/relaxed).
 * @param head header lines, each ended by CRLF
 * @param canonicalBody the body as `relaxedBody` makes it, in pieces
 */
export async function dkimSignature(dkim: DkimKey, head: string, canonicalBody: Buffer[], now: Date): Promise<string> {
  const fields = head
    .split(/\r\n(?![ \t])/)
    .filter(Boolean)
    .map(relaxedHeader)
    .filter((field) => SIGNED.test(field.slice(0, field.indexOf(":"))));
  const names = fields.map((field) => field.slice(0, field.indexOf(":")));
  const ed25519 = dkim.key.asymmetricKeyType === "ed25519";
  const bodyHash = canonicalBody.reduce((hash, piece) => hash.update(piece), createHash("sha256")).digest("base64");
  const unsigned =
    `DKIM-Signature: v=1; a=${ed25519 ? "ed25519" : "rsa"}-sha256; c=relaxed/relaxed; d=${dkim.domain}; s=${dkim.selector};\r\n` +
    ` t=${Math.floor(now.getTime() / 1000)}; h=${names.join(":\r\n ")};\r\n bh=${bodyHash};\r\n b=`;
  const data = Buffer.from([...fields, relaxedHeader(unsigned)].join("\r\n"));
  const signature = ed25519
    ? await signAsync(null, createHash("sha256").update(data).digest(), dkim.key)
    : await signAsync("sha256", data, dkim.key);
  return `${unsigned}${(signature.toString("base64").match(/.{1,72}/g) as string[]).join("\r\n ")}\r\n`;
}

/**
 * The key that the settings name, or null where they name none.
 * @throws UserError where they name half of one, or a file that is no private key
 */
export async function readDkimKey(env: Env): Promise<DkimKey | null> {
  const { DKIM_DOMAIN: domain, DKIM_SELECTOR: selector, DKIM_KEY_FILE: file } = env;
  if (!domain && !selector && !file) return null;
  if (!domain || !selector || !file)
    throw new UserError("DKIM needs all three of DKIM_DOMAIN, DKIM_SELECTOR and DKIM_KEY_FILE; or none.");
  try {
    const key = createPrivateKey(await readFile(/* turbopackIgnore: true */ file));
    if (key.asymmetricKeyType !== "rsa" && key.asymmetricKeyType !== "ed25519") throw new Error("neither RSA nor Ed25519");
    return { domain, selector, key };
  } catch (error) {
    throw new UserError(`DKIM_KEY_FILE ${file} cannot be used: ${(error as Error).message}`);
  }
}
