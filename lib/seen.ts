import { createHash } from "node:crypto";
import { denied } from "./denied";

/**
 * A digest of what somebody was shown, which the form that decides on it carries: a decision applies to that, and to nothing that
 * has taken its place meanwhile. SHA-256, so that nobody can make another text with the same digest.
 */
export function digestOf(...shown: (string | string[] | boolean | null | undefined)[]): string {
  return createHash("sha256").update(JSON.stringify(shown)).digest("base64url");
}

/** @throws Denied where what is there now is not what was seen */
export function requireSeen(seen: string, now: string): void {
  if (seen !== now) throw denied("changed");
}

/** What is shown of a comment: what it says. */
export const seenComment = ({ id, body }: { id: string; body: string }): string => digestOf(id, body);
