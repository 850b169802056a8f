import { db } from "../db/client";
import { Prisma } from "../db/generated/client";
import { LIVING } from "../db/presence";
import { backoff, NOT_IN_TIME, type Outcome } from "./outcome";

export type Kind = "letter" | "digest";
/** A message that this process has in flight. */
export type Claimed = {
  id: string;
  dueAt: Date;
  attempts: number;
  expiresAt: Date;
  /** Where it goes; of a digest, the address of its reader now. */
  address: string;
  /** What a letter says. */
  letter: {
    subject: string;
    html: string;
    text: string;
    unsubscribeUrl: string | null;
    notificationId: string | null;
    invitationId: string | null;
  } | null;
  /** Of a digest: which edition, to whom, and whether they still want mail. */
  digest: { editionId: string; subscriptionId: string; wanted: boolean } | null;
};
export type ClaimedLetter = Claimed & { letter: NonNullable<Claimed["letter"]> };
export type ClaimedDigest = Claimed & { digest: NonNullable<Claimed["digest"]> };
/** What became of it; `queued` again where it was not tried. */
export type Settled = {
  message: Claimed;
  outcome: Outcome | { state: "suppressed"; error: string } | { state: "queued"; error: null };
};

const GIVEN_UP_AT_ONCE = 1000;

/** Of each kind the rows, and the keys of the index in whose order they are sent. */
const KINDS = {
  letter: { where: Prisma.sql`edition_id IS NULL`, order: Prisma.sql`due_at, id` },
  digest: { where: Prisma.sql`edition_id IS NOT NULL`, order: Prisma.sql`due_at, edition_id, id` },
};

function afterSql({ dueAt, id, digest }: Claimed): Prisma.Sql {
  return digest
    ? Prisma.sql`AND (due_at, edition_id, id) > (${dueAt}, ${digest.editionId}::uuid, ${id}::uuid)`
    : Prisma.sql`AND (due_at, id) > (${dueAt}, ${id}::uuid)`;
}

/** The SQL that takes messages of a kind into flight, in the order of an index; what others are taking is skipped. */
export function claimSql(kind: Kind, sender: number, limit: number, now: Date, after: Claimed | null): Prisma.Sql {
  const { where, order } = KINDS[kind];
  return Prisma.sql`
    UPDATE message m SET state = 'sending', sender = ${sender}, attempts = m.attempts + 1
    FROM (
      SELECT id, subscription_id FROM message
      WHERE ${where} AND state IN ('queued', 'deferred') AND due_at <= ${now} ${after ? afterSql(after) : Prisma.empty}
      ORDER BY ${order} LIMIT ${limit} FOR UPDATE SKIP LOCKED
    ) c LEFT JOIN subscription s ON s.id = c.subscription_id LEFT JOIN reader r ON r.id = s.reader_id
    WHERE m.id = c.id
    RETURNING m.id::text, m.due_at AS "dueAt", m.attempts, m.expires_at AS "expiresAt", coalesce(m.address, r.address) AS address,
      CASE WHEN m.edition_id IS NULL THEN json_build_object('subject', m.subject, 'html', m.html, 'text', m.text,
        'unsubscribeUrl', m.unsubscribe_url, 'notificationId', m.notification_id, 'invitationId', m.invitation_id) END AS letter,
      CASE WHEN m.edition_id IS NOT NULL THEN json_build_object('editionId', m.edition_id, 'subscriptionId', s.id,
        'wanted', s.state = 'active') END AS digest`;
}

/** Takes up to `limit` messages into flight, in the order in which they are sent. */
export async function claim<Message extends Claimed>(
  kind: Kind,
  sender: number,
  limit: number,
  now: Date,
  after: Message | null,
): Promise<Message[]> {
  return db().$queryRaw<Message[]>(claimSql(kind, sender, limit, now, after));
}

/**
 * Records what became of messages that this sender has in flight. What is deferred comes again after its backoff, unless its time is
 * over by then. A letter that comes to its end keeps its subject only: the links in it are secrets.
 */
export async function settle(sender: number, settled: Settled[], now: Date): Promise<void> {
  const rows = settled.map(({ message, outcome }) => {
    const dueAt = new Date(now.getTime() + backoff(message.attempts));
    const over = outcome.state === "deferred" && dueAt >= message.expiresAt;
    return { id: message.id, state: over ? "failed" : outcome.state, error: outcome.error, dueAt };
  });
  await db().$executeRaw`
    UPDATE message m SET state = r.state, error = r.error, sender = NULL,
      due_at = CASE WHEN r.state = 'deferred' THEN r.due_at ELSE m.due_at END,
      attempts = CASE WHEN r.state = 'queued' THEN m.attempts - 1 ELSE m.attempts END,
      settled_at = CASE WHEN r.waits THEN NULL ELSE now() END,
      html = CASE WHEN r.waits THEN m.html ELSE left(m.html, 0) END, text = CASE WHEN r.waits THEN m.text ELSE left(m.text, 0) END
    FROM (
      SELECT *, state IN ('deferred', 'queued') AS waits
      FROM unnest(${rows.map((r) => r.id)}::uuid[], ${rows.map((r) => r.state)}::text[], ${rows.map((r) => r.error)}::text[],
        ${rows.map((r) => r.dueAt)}::timestamptz[]) AS t(id, state, error, due_at)
    ) r
    WHERE m.id = r.id AND m.state = 'sending' AND m.sender = ${sender}`;
}

/**
 * The rule for what was in flight when its process died: it is queued again, and sent under the same Message-ID. So nobody
 * is left out, and at most what was in flight then comes twice.
 */
export async function requeueOfDead(): Promise<number> {
  return db().$executeRaw`
    UPDATE message SET state = 'queued', sender = NULL WHERE state = 'sending' AND sender NOT IN (${Prisma.raw(LIVING)})`;
}

/**
 * Gives up what of a kind could not be sent while it made sense; a part at a time, so that nobody waits for its locks. Read from the
 * index of what is open: what was sent is many times as much.
 */
export async function failExpired(kind: Kind, now: Date): Promise<void> {
  for (let failed = GIVEN_UP_AT_ONCE; failed === GIVEN_UP_AT_ONCE; ) {
    failed = await db().$executeRaw`
      UPDATE message SET state = 'failed', settled_at = now(), error = coalesce(error, ${NOT_IN_TIME}), html = left(html, 0), text = left(text, 0)
      WHERE id IN (
        SELECT id FROM message WHERE ${KINDS[kind].where} AND state IN ('queued', 'deferred') AND expires_at <= ${now}
        LIMIT ${GIVEN_UP_AT_ONCE} FOR UPDATE SKIP LOCKED)`;
  }
}

/** How many digests are still to be settled. */
export function openDigests(): Promise<number> {
  return db().message.count({ where: { editionId: { not: null }, state: { in: ["queued", "deferred", "sending"] } } });
}
