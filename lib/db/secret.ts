import { createHmac } from "node:crypto";
import { type Db, db } from "./client";

let kept: Promise<string> | undefined;

/**
 * The secret with which this site signs links and hashes addresses: made once, with the tables, the same in every process.
 * @param on the transaction, for who asks within one
 */
export function siteSecret(on?: Pick<Db, "secret">): Promise<string> {
  kept ??= (on ?? db()).secret.findUniqueOrThrow({ where: { name: "links" } }).then(
    ({ value }) => value,
    (error) => {
      kept = undefined;
      throw error;
    },
  );
  return kept;
}

/** HMAC-SHA-256 of a value under the site's secret; `purpose` keeps one use from serving another. */
export function mac(secret: string, purpose: string, value: string): Buffer {
  return createHmac("sha256", secret).update(`${purpose}\0${value}`).digest();
}
