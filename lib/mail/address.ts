import { domainToASCII } from "node:url";
import isEmail from "validator/lib/isEmail.js";

/** An address as it is written to, and the key under which two spellings of one mailbox meet. */
export type Address = { address: string; key: string };

const MAX_LENGTH = 254; // RFC 5321 section 4.5.3.1.3: a path of 256, less its brackets

/**
 * The key of an address. Capitals make no other mailbox; Unicode has several spellings of one letter, also once it is in lower case.
 * It is made here alone, as a database puts letters into lower case by its own locale.
 */
export function addressKey(address: string): string {
  return address.toLowerCase().normalize("NFC");
}

/**
 * Reads an e-mail address (RFC 5321 mailbox; RFC 6531 where it is not ASCII). Its domain becomes lower-case ASCII (RFC 5890).
 * @returns null for anything else, above all for what could end a header line or hold a second address
 */
export function parseAddress(text: string): Address | null {
  const trimmed = text.trim().normalize("NFC");
  const at = trimmed.lastIndexOf("@");
  const domain = domainToASCII(trimmed.slice(at + 1));
  const address = `${trimmed.slice(0, at)}@${domain}`;
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is refused
  if (at < 1 || !domain || /[\u0000-\u001f\u007f-\u009f\u2028\u2029<>]/.test(address)) return null;
  if (Buffer.byteLength(address) > MAX_LENGTH) return null;
  if (!isEmail(address, { allow_utf8_local_part: true, require_tld: false })) return null;
  return { address, key: addressKey(address) };
}

/** The part behind the last @. */
export function domainOf(address: string): string {
  return address.slice(address.lastIndexOf("@") + 1).replace(/>$/, "");
}
