import { type Db, inTransaction } from "../db/client";
import { transaction } from "../db/transaction";
import type { Day } from "../papers/day";
import { nextDue } from "../subscribers/due";
import { edition, editionKey } from "./compose";
import { batch, type Place, type Reader, type Selection, spanOf } from "./selection";

const HOUR_MS = 3_600_000;
// For how long, once due, it makes sense to send a digest.
const LIFE_MS = { daily: 24 * HOUR_MS, weekly: 72 * HOUR_MS, monthly: 168 * HOUR_MS };

/** A function that looks up what belongs to a key once; most readers share their choices, and all share the run. */
function remembering<T>(): (key: string, find: () => T) => T {
  const known = new Map<string, T>();
  return (key, find) => {
    const found = known.get(key) ?? find();
    known.set(key, found);
    return found;
  };
}

type Queued = { id: string; editionId: string | null; expiresAt: Date | null; nextDueAt: Date; covered: Day | null };

/** Writes the deliveries of a batch and moves its readers on to their next digest. */
async function write(rows: Queued[], queuedAt: Date, tx: Pick<Db, "$executeRaw">): Promise<number> {
  const ids = rows.map(({ id }) => id);
  await tx.$executeRaw`
    UPDATE subscriber s SET next_due_at = m.due, covered_through = coalesce(m.covered, s.covered_through)
    FROM unnest(${ids}::uuid[], ${rows.map((row) => row.nextDueAt)}::timestamptz[], ${rows.map((row) => row.covered)}::date[])
      AS m(id, due, covered)
    WHERE s.id = m.id`;
  return tx.$executeRaw`
    INSERT INTO delivery (edition_id, subscriber_id, due_at, expires_at)
    SELECT edition, reader, ${queuedAt}, expires
    FROM unnest(${ids}::uuid[], ${rows.map((row) => row.editionId)}::uuid[], ${rows.map((row) => row.expiresAt)}::timestamptz[])
      AS m(reader, edition, expires)
    WHERE edition IS NOT NULL ON CONFLICT DO NOTHING`;
}

/**
 * Composes what is due and queues a delivery for each reader; batch by batch, each of them whole or not at all. Processes that
 * do it at once share the work, and whoever has a delivery of an edition never gets a second one.
 * @returns how many deliveries are new
 */
export async function queueDue(selection: Selection): Promise<number> {
  const editions = remembering<ReturnType<typeof edition>>();
  const dueTimes = remembering<Date>();
  const queuedAt = new Date(); // not selection.now, which a test or a person may have chosen
  let queued = 0;

  async function rowOf(reader: Reader): Promise<Queued> {
    const span = spanOf(reader, selection);
    const found: { id: string } | string = span
      ? await editions(editionKey(span, reader), () => inTransaction().exit(() => edition(span, reader)))
      : "covered";
    const { frequency, weekday, localTime, timeZone } = reader;
    const next = () => nextDue(reader, selection.now);
    return {
      id: reader.id,
      editionId: typeof found === "object" ? found.id : null,
      expiresAt: typeof found === "object" ? new Date(queuedAt.getTime() + LIFE_MS[frequency]) : null,
      nextDueAt: selection.date ? reader.nextDueAt : dueTimes(`${frequency} ${weekday} ${localTime} ${timeZone}`, next),
      covered: span && found !== "no papers" ? span.last : null,
    };
  }

  for (let after: Place = null; ; ) {
    const last: Place = await transaction(
      async (tx) => {
        const readers = await batch(selection, after, tx);
        const rows: Queued[] = [];
        for (const reader of readers) rows.push(await rowOf(reader));
        queued += await write(rows, queuedAt, tx);
        return readers.at(-1) ?? null;
      },
      { timeout: 300_000, maxWait: 30_000 },
    );
    if (!last) return queued;
    after = last;
  }
}
