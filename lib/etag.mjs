import { createHash } from "node:crypto";

/** A strong validator (RFC 9110, 8.8.3): the SHA-256 of the very bytes that are sent, so that no two representations share one. */
export const etagOf = (bytes) => `"${createHash("sha256").update(bytes).digest("base64url")}"`;

/**
 * Whether a reader has this representation already, by RFC 9110, 13.1.2: a list, `*`, and weak ones compare by what is quoted.
 * @param ifNoneMatch the header, where there is one
 * @param etag that of what would be sent, where it has one
 */
export function isHeld(ifNoneMatch, etag) {
  if (!ifNoneMatch || !etag) return false;
  if (ifNoneMatch === etag) return true;
  if (ifNoneMatch.trim() === "*") return true;
  const opaque = (tag) => tag.replace(/^W\//, "");
  return (ifNoneMatch.match(/(?:W\/)?"[^"]*"/g) ?? []).some((tag) => opaque(tag) === opaque(String(etag)));
}
