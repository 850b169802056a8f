import { db } from "../db/client";
import { Prisma } from "../db/generated/client";
import { LIVING } from "../db/presence";
import { backoff, NOT_IN_TIME, type Outcome } from "../mail/outcome";

/** A delivery that this process has in flight. */
export type Claimed = {
  editionId: string;
  subscriberId: string;
  dueAt: Date;
  attempts: number;
  expiresAt: Date;
  address: string;
  /** Whether its subscriber still wants mail. */
  wanted: boolean;
};
/** What became of it; `queued` again where it was not tried. */
export type Settled = {
  delivery: Claimed;
  outcome: Outcome | { state: "suppressed"; error: string } | { state: "queued"; error: null };
};

const GIVEN_UP_AT_ONCE = 1000;

type Cursor = Pick<Claimed, "dueAt" | "editionId" | "subscriberId">;

/** The SQL that takes deliveries into flight, in the order of index delivery_due; what others are taking is skipped. */
export function claimSql(sender: number, limit: number, now: Date, after: Cursor | null): Prisma.Sql {
  const rest = after
    ? Prisma.sql`AND (due_at, edition_id, subscriber_id) > (${after.dueAt}, ${after.editionId}::uuid, ${after.subscriberId}::uuid)`
    : Prisma.empty;
  return Prisma.sql`
    UPDATE delivery d SET state = 'sending', sender = ${sender}, attempts = d.attempts + 1
    FROM (
      SELECT edition_id, subscriber_id FROM delivery
      WHERE state IN ('queued', 'deferred') AND due_at <= ${now} ${rest}
      ORDER BY due_at, edition_id, subscriber_id LIMIT ${limit} FOR UPDATE SKIP LOCKED
    ) c JOIN subscriber s ON s.id = c.subscriber_id
    WHERE d.edition_id = c.edition_id AND d.subscriber_id = c.subscriber_id
    RETURNING d.edition_id::text AS "editionId", d.subscriber_id::text AS "subscriberId", d.due_at AS "dueAt", d.attempts,
      d.expires_at AS "expiresAt", s.address, s.state = 'active' AS wanted`;
}

/** Takes up to `limit` deliveries into flight. */
export async function claim(sender: number, limit: number, now: Date, after: Cursor | null): Promise<Claimed[]> {
  return db().$queryRaw<Claimed[]>(claimSql(sender, limit, now, after));
}

/**
 * Records what became of deliveries that this sender has in flight. What is deferred comes again after its backoff, unless its
 * time is over by then.
 */
export async function settle(sender: number, settled: Settled[], now: Date): Promise<void> {
  const rows = settled.map(({ delivery, outcome }) => {
    const dueAt = new Date(now.getTime() + backoff(delivery.attempts));
    const over = outcome.state === "deferred" && dueAt >= delivery.expiresAt;
    return { ...delivery, state: over ? "failed" : outcome.state, error: outcome.error, dueAt };
  });
  await db().$executeRaw`
    UPDATE delivery d SET state = r.state, error = r.error, sender = NULL,
      due_at = CASE WHEN r.state = 'deferred' THEN r.due_at ELSE d.due_at END,
      attempts = CASE WHEN r.state = 'queued' THEN d.attempts - 1 ELSE d.attempts END,
      settled_at = CASE WHEN r.state IN ('deferred', 'queued') THEN NULL ELSE now() END
    FROM unnest(${rows.map((r) => r.editionId)}::uuid[], ${rows.map((r) => r.subscriberId)}::uuid[], ${rows.map((r) => r.state)}::text[],
      ${rows.map((r) => r.error)}::text[], ${rows.map((r) => r.dueAt)}::timestamptz[]) AS r(edition_id, subscriber_id, state, error, due_at)
    WHERE d.edition_id = r.edition_id AND d.subscriber_id = r.subscriber_id
      AND d.state = 'sending' AND d.sender = ${sender}`;
}

/**
 * The rule for what was in flight when its process died: it is queued again, and sent under the same Message-ID. So nobody
 * is left out, and at most what was in flight then comes twice.
 */
export async function requeueOfDead(): Promise<number> {
  return db().$executeRaw`
    UPDATE delivery SET state = 'queued', sender = NULL WHERE state = 'sending' AND sender NOT IN (${Prisma.raw(LIVING)})`;
}

/** Gives up what could not be sent while it was news; a part at a time, so that nobody waits for its locks. */
export async function failExpired(now: Date): Promise<void> {
  for (let failed = GIVEN_UP_AT_ONCE; failed === GIVEN_UP_AT_ONCE; ) {
    failed = await db().$executeRaw`
      UPDATE delivery SET state = 'failed', settled_at = now(), error = coalesce(error, ${NOT_IN_TIME})
      WHERE (edition_id, subscriber_id) IN (
        SELECT edition_id, subscriber_id FROM delivery WHERE state IN ('queued', 'deferred') AND expires_at <= ${now}
        LIMIT ${GIVEN_UP_AT_ONCE} FOR UPDATE SKIP LOCKED)`;
  }
}

/** How many deliveries are still to be settled. */
export function openDeliveries(): Promise<number> {
  return db().delivery.count({ where: { state: { in: ["queued", "deferred", "sending"] } } });
}
