import { createHash, timingSafeEqual } from "node:crypto";

/** Compares two secrets in a time that tells nothing of either, not even its length. */
export function sameSecret(given: string, wanted: string): boolean {
  const digest = (text: string) => createHash("sha256").update(text).digest();
  return timingSafeEqual(digest(given), digest(wanted));
}

/** Whether a request carries this bearer token (RFC 6750). No token is ever right where none is wanted. */
export function hasBearer(request: Request, wanted: string | undefined): boolean {
  const given = /^Bearer +(.+)$/i.exec(request.headers.get("authorization") ?? "")?.[1] ?? "";
  return wanted !== undefined && wanted !== "" && sameSecret(given, wanted);
}
