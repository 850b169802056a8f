import { db } from "../db/client";
import { type Edition, Prisma, type Subscriber } from "../db/generated/client";
import { addDays, type Day } from "../papers/day";
import type { Choices } from "../subscribers/choices";
import { nextDue } from "../subscribers/due";
import { choicesOf } from "../subscribers/subscriber";
import { edition, editionKey } from "./compose";
import { lastComplete, type Span, spanFor } from "./period";

/** Which subscribers a run is about: those who are due, or all whose digest ends with a day; perhaps one address alone. */
export type Selection = { now: Date; date?: Day; to?: string };

const BATCH = 500;
const HOUR_MS = 3_600_000;
// For how long, once due, it makes sense to send a digest.
const LIFE_MS = { daily: 24 * HOUR_MS, weekly: 72 * HOUR_MS, monthly: 168 * HOUR_MS };

/** What of an edition a reader's choices and the days before decide. */
export function spanOf(subscriber: Subscriber, { now, date }: Selection): Span | null {
  return spanFor(subscriber as { frequency: Choices["frequency"]; coveredThrough: Date | null }, date ?? lastComplete(now));
}

/** The condition under which a subscriber is selected, and the key by which batches follow each other. */
export function selected({ now, date, to }: Selection, after: string | null): Prisma.Sql {
  const one = to ? Prisma.sql`AND address_key = ${to}` : Prisma.empty;
  const rest = after ? Prisma.sql`AND id > ${after}::uuid` : Prisma.empty;
  if (!date) return Prisma.sql`state = 'active' AND next_due_at <= ${now} ${one} ${rest}`;
  const next = addDays(date, 1);
  const weekday = ((new Date(next).getUTCDay() + 6) % 7) + 1;
  const ends = to
    ? Prisma.empty
    : Prisma.sql`AND (frequency = 'daily' OR (frequency = 'weekly' AND weekday = ${weekday})
        OR (frequency = 'monthly' AND ${next.endsWith("-01")}))`;
  return Prisma.sql`state = 'active' AND (covered_through IS NULL OR covered_through < ${date}::date) ${ends} ${one} ${rest}`;
}

/** Reads the next batch of a selection, in the order of the ids, and locks it within a transaction. */
export async function batch(
  selection: Selection,
  after: string | null,
  on: Pick<Prisma.TransactionClient, "$queryRaw" | "subscriber">,
) {
  const ids = await on.$queryRaw<{ id: string }[]>`
    SELECT id::text FROM subscriber WHERE ${selected(selection, after)} ORDER BY id LIMIT ${BATCH} FOR UPDATE SKIP LOCKED`;
  return on.subscriber.findMany({ where: { id: { in: ids.map(({ id }) => id) } }, orderBy: { id: "asc" } });
}

/** Remembers the editions of one run, so that each is looked up once. */
function remembering() {
  const known = new Map<string, ReturnType<typeof edition>>();
  return (span: Span, choices: Choices) => {
    const key = editionKey(span, choices);
    const found = known.get(key) ?? edition(span, choices);
    known.set(key, found);
    return found;
  };
}

/**
 * Composes what is due and queues a delivery for each reader; batch by batch, each of them whole or not at all. Processes that
 * do it at once share the work, and whoever has a delivery of an edition never gets a second one.
 * @returns how many deliveries are new
 */
export async function queueDue(selection: Selection): Promise<number> {
  const editionFor = remembering();
  const queuedAt = new Date(); // not selection.now, which a test or a person may have chosen
  let queued = 0;
  for (let after: string | null = null; ; ) {
    const last: string | null = await db().$transaction(
      async (tx) => {
        const subscribers = await batch(selection, after, tx);
        const deliveries: Prisma.DeliveryCreateManyInput[] = [];
        const moved: { id: string; nextDueAt: Date; covered: Day | null }[] = [];
        for (const subscriber of subscribers) {
          const choices = choicesOf(subscriber);
          const span = spanOf(subscriber, selection);
          const found: Edition | string = span ? await editionFor(span, choices) : "covered";
          if (typeof found === "object") {
            const expiresAt = new Date(queuedAt.getTime() + LIFE_MS[choices.frequency]);
            deliveries.push({ editionId: found.id, subscriberId: subscriber.id, dueAt: queuedAt, expiresAt });
          }
          const nextDueAt = selection.date ? subscriber.nextDueAt : nextDue(choices, selection.now);
          moved.push({ id: subscriber.id, nextDueAt, covered: span && found !== "no papers" ? span.last : null });
        }
        queued += (await tx.delivery.createMany({ data: deliveries, skipDuplicates: true })).count;
        await tx.$executeRaw`
          UPDATE subscriber s SET next_due_at = m.due, covered_through = coalesce(m.covered, s.covered_through)
          FROM unnest(${moved.map((m) => m.id)}::uuid[], ${moved.map((m) => m.nextDueAt)}::timestamptz[],
            ${moved.map((m) => m.covered)}::date[]) AS m(id, due, covered)
          WHERE s.id = m.id`;
        return subscribers.at(-1)?.id ?? null;
      },
      { timeout: 300_000, maxWait: 30_000 },
    );
    if (!last) return queued;
    after = last;
  }
}
