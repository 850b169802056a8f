import { db } from "../db/client";
import type { Day } from "../papers/day";
import { nextDue } from "../subscribers/due";
import { choicesKey, edition } from "./compose";
import { seenUntil } from "./papers";
import type { Period } from "./period";
import { batch, type Place, periodOf, type Reader, type Selection } from "./selection";

const HOUR_MS = 3_600_000;
// For how long, once due, it makes sense to send a digest.
const LIFE_MS = { daily: 24 * HOUR_MS, weekly: 72 * HOUR_MS, monthly: 168 * HOUR_MS };
const WRITTEN_AT_ONCE = 100;
// PostgreSQL does not know yet that there are so many: it would sort all of them for each few that are taken out.
const MANY = 1000;

/** A function that looks up what belongs to a key once; most readers share their choices, and all share the run. */
function remembering<T>(): (key: string, find: () => T) => T {
  const known = new Map<string, T>();
  return (key, find) => {
    const found = known.get(key) ?? find();
    known.set(key, found);
    return found;
  };
}

type Queued = {
  id: string;
  version: string;
  editionId: string | null;
  expiresAt: Date | null;
  nextDueAt: Date;
  covered: Day | null;
  coveredAt: string | null;
};

/**
 * Writes deliveries and moves their readers on to the next digest, in one statement: its locks last milliseconds, so that who
 * unsubscribes meanwhile hardly waits. Whoever has changed since they were read is left as they are.
 */
async function write(rows: Queued[], queuedAt: Date): Promise<number> {
  return db().$executeRaw`
    WITH unchanged AS (
      SELECT m.* FROM unnest(${rows.map(({ id }) => id)}::uuid[], ${rows.map(({ version }) => version)}::text[],
        ${rows.map(({ editionId }) => editionId)}::uuid[], ${rows.map(({ expiresAt }) => expiresAt)}::timestamptz[],
        ${rows.map(({ nextDueAt }) => nextDueAt)}::timestamptz[], ${rows.map(({ covered }) => covered)}::date[],
        ${rows.map(({ coveredAt }) => coveredAt)}::timestamptz[]) AS m(id, version, edition, expires, due, covered, covered_at)
      JOIN subscription s ON s.id = m.id AND s.xmin::text = m.version
      FOR NO KEY UPDATE OF s SKIP LOCKED
    ), moved AS (
      UPDATE subscription s SET next_due_at = u.due, covered_through = coalesce(u.covered, s.covered_through),
        covered_at = coalesce(u.covered_at, s.covered_at)
      FROM unchanged u WHERE s.id = u.id
    )
    INSERT INTO message (edition_id, subscription_id, due_at, expires_at)
    SELECT edition, id, ${queuedAt}, expires FROM unchanged WHERE edition IS NOT NULL ON CONFLICT (edition_id, subscription_id) DO NOTHING`;
}

/**
 * Composes what is due and queues a delivery for each reader; nothing is locked while it composes. Of processes that do it at
 * once, one writes each reader, and whoever has a delivery of an edition never gets a second one.
 * @param ended tells that it shall end: who has not been queued by then stays due
 * @returns how many deliveries are new
 */
export async function queueDue(selection: Selection, ended = () => false): Promise<number> {
  const editions = remembering<Promise<{ coveredAt: string; found: Awaited<ReturnType<typeof edition>> }>>();
  const dueTimes = remembering<Date>();
  const queuedAt = new Date(); // not selection.now, which a test or a person may have chosen
  let queued = 0;

  async function rowOf(reader: Reader): Promise<Queued> {
    const period = periodOf(reader, selection);
    const compose = async (wanted: Period) => ({ coveredAt: await seenUntil(), found: await edition(wanted, reader) });
    const made = period ? await editions(choicesKey(period, reader), () => compose(period)) : null;
    const editionId = typeof made?.found === "object" ? made.found.id : null;
    const covered = made !== null && made.found !== "no papers";
    const { frequency, weekday, localTime, timeZone } = reader;
    const next = () => nextDue(reader, selection.now);
    return {
      id: reader.id,
      version: reader.version,
      editionId,
      expiresAt: editionId ? new Date(queuedAt.getTime() + LIFE_MS[frequency]) : null,
      nextDueAt: selection.date ? reader.nextDueAt : dueTimes(`${frequency} ${weekday} ${localTime} ${timeZone}`, next),
      covered: covered && period ? period.last : null,
      coveredAt: covered ? made.coveredAt : null,
    };
  }

  for (let after: Place = null; ; ) {
    const readers: Reader[] = await batch(selection, after, db());
    const rows: Queued[] = [];
    for (const reader of readers) {
      if (ended()) break;
      rows.push(await rowOf(reader));
    }
    for (let from = 0; from < rows.length; from += WRITTEN_AT_ONCE) {
      queued += await write(rows.slice(from, from + WRITTEN_AT_ONCE), queuedAt);
    }
    after = readers.at(-1) ?? null;
    if (!after || ended()) break;
  }
  if (queued >= MANY) await db().$executeRaw`ANALYZE message`;
  return queued;
}
