import { createHmac, randomBytes } from "node:crypto";
import { db } from "./client";

let kept: Promise<string> | undefined;

async function readOrMake(): Promise<string> {
  await db().$executeRaw`
    INSERT INTO secret (name, value) VALUES ('links', ${randomBytes(32).toString("base64")}) ON CONFLICT DO NOTHING`;
  return (await db().secret.findUniqueOrThrow({ where: { name: "links" } })).value;
}

/** The secret with which this site signs links and hashes addresses: made once, the same in every process. */
export function siteSecret(): Promise<string> {
  kept ??= readOrMake().catch((error) => {
    kept = undefined;
    throw error;
  });
  return kept;
}

/** HMAC-SHA-256 of a value under the site's secret; `purpose` keeps one use from serving another. */
export function mac(secret: string, purpose: string, value: string): Buffer {
  return createHmac("sha256", secret).update(`${purpose}\0${value}`).digest();
}
