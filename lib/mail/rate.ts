import { db } from "../db/client";

/** The most messages that all senders of this site may send together; no bound where none is given. */
export type Rate = { perSecond?: number; perMinute?: number };

/**
 * Takes part of the rate that all senders of this site share.
 * @returns how many messages may be sent now, at most `wanted`
 */
export async function takeRate({ perSecond, perMinute }: Rate, wanted: number): Promise<number> {
  if (!perSecond && !perMinute) return wanted;
  const [row] = await db().$queryRaw<[{ granted: number }]>`
    WITH clock AS (SELECT date_trunc('second', clock_timestamp()) AS s, date_trunc('minute', clock_timestamp()) AS m),
    used AS (
      SELECT s, m, CASE WHEN second = s THEN in_second ELSE 0 END AS in_s, CASE WHEN minute = m THEN in_minute ELSE 0 END AS in_m
      FROM sending, clock FOR UPDATE OF sending
    ),
    take AS (
      SELECT *, greatest(0, least(${wanted}::int, coalesce(${perSecond ?? null}::int - in_s, ${wanted}::int),
        coalesce(${perMinute ?? null}::int - in_m, ${wanted}::int))) AS granted FROM used
    )
    UPDATE sending SET second = s, in_second = in_s + granted, minute = m, in_minute = in_m + granted
    FROM take RETURNING granted`;
  return row.granted;
}

/** Gives back what was taken and not used. Where the second or minute has turned since, nothing is left to give back. */
export async function returnRate({ perSecond, perMinute }: Rate, unused: number): Promise<void> {
  if (unused === 0 || (!perSecond && !perMinute)) return;
  await db().$executeRaw`
    UPDATE sending SET
      in_second = in_second - CASE WHEN second = date_trunc('second', clock_timestamp()) THEN least(in_second, ${unused}::int) ELSE 0 END,
      in_minute = in_minute - CASE WHEN minute = date_trunc('minute', clock_timestamp()) THEN least(in_minute, ${unused}::int) ELSE 0 END`;
}
