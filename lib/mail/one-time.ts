import { createHash } from "node:crypto";

/** The hash under which a token that was mailed is kept, so that who reads the database can use none. */
export function hashOf(token: string): string {
  return createHash("sha256").update(token).digest("base64url");
}
