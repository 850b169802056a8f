import { timingSafeEqual } from "node:crypto";
import { mac } from "../db/secret";

/** What a signed link of a mail leads to. */
export type LinkPurpose = "unsubscribe" | "choices" | "mute" | "invitation";

/** Characters of every token. */
export const TOKEN_LENGTH = 43;

/** A signed id, of a subscriber, a notification or an invitation (16 bytes of UUID, 16 of HMAC) for the links of their mail; 43 characters of base64url. */
export function linkToken(secret: string, purpose: LinkPurpose, id: string): string {
  const bytes = Buffer.from(id.replaceAll("-", ""), "hex");
  return Buffer.concat([bytes, mac(secret, purpose, id).subarray(0, 16)]).toString("base64url");
}

/** The id that a token names, or null for one that this site did not sign for this purpose. */
export function readLinkToken(secret: string, purpose: LinkPurpose, token: string): string | null {
  if (!/^[\w-]{43}$/.test(token)) return null;
  const bytes = Buffer.from(token, "base64url");
  const id = bytes
    .subarray(0, 16)
    .toString("hex")
    .replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
  return timingSafeEqual(bytes.subarray(16), mac(secret, purpose, id).subarray(0, 16)) ? id : null;
}
