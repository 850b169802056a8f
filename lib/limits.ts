import { isIPv6 } from "node:net";
import { RateLimiterPrisma, type RateLimiterRes } from "rate-limiter-flexible";
import { db } from "./db/client";
import { mac, siteSecret } from "./db/secret";

const HOUR = 3600; // seconds
export const DAY = 24 * HOUR;

/** The network of a client: its IPv4 address, or the /64 of its IPv6 address, of which one household has many. */
export function networkOf(ip: string): string {
  const mapped = ip.replace(/^::ffff:(?=\d+\.)/i, "");
  if (!isIPv6(mapped)) return mapped;
  const [head = "", tail] = mapped.split("::");
  const left = head ? head.split(":") : [];
  const right = tail ? tail.split(":") : [];
  const groups =
    tail === undefined ? left : [...left, ...Array(Math.max(0, 8 - left.length - right.length)).fill("0"), ...right];
  return groups
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(":");
}

/** As `networkOf`, but the /48 of an IPv6 address: one customer may have all of it, and so 65,536 networks (RFC 6177). */
export function wideNetworkOf(ip: string): string {
  const network = networkOf(ip);
  return network.includes(":") ? network.split(":").slice(0, 3).join(":") : network;
}

/**
 * Counts one use, in the database, so that all processes share the count.
 * @returns 0 where it is within `points` uses of `key` for what `name` names, in `duration` seconds; else the seconds until the next
 */
export async function secondsToWait(name: string, points: number, key: string, duration = HOUR): Promise<number> {
  const limiter = new RateLimiterPrisma({
    storeClient: db(),
    tableName: "rateLimit",
    keyPrefix: name,
    points,
    duration,
    clearExpiredByTimeout: false,
  });
  // Neither addresses nor networks are kept in clear.
  const hashed = mac(await siteSecret(), "limit", key).toString("base64url");
  return limiter.consume(hashed).then(
    () => 0,
    (refusal) => {
      if (refusal instanceof Error) throw refusal;
      return Math.max(1, Math.ceil((refusal as RateLimiterRes).msBeforeNext / 1000));
    },
  );
}

/** Counts one use, as above. Returns whether it is within the limit. */
export async function withinLimit(...use: Parameters<typeof secondsToWait>): Promise<boolean> {
  return (await secondsToWait(...use)) === 0;
}
