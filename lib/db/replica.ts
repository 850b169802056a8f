import { subscribe } from "node:diagnostics_channel";
import { UserError } from "../errors";
import { PAGES_CHANGED } from "../pages/pages-changed.mjs";
import { within } from "../within";
import { connect, type Db, db } from "./client";
import { hasReplayed, type Position, positionOf } from "./wal-position";

const PATIENCE_MS = 1000;
/** The longest that anybody waits for a page of a standby that has just begun to hang. */
const LONGEST_READ_MS = 3000;
/** So long a standby is believed to have what it had. */
const TRUSTED_MS = 1000;
const FIRST_PAUSE_MS = 1000;
const LONGEST_PAUSE_MS = 30_000;

type Replica = { db: Db; hasAll: () => Promise<boolean>; doubt: () => void };

// A module may be loaded twice in one process, as Next bundles it; these are there once.
const shared = globalThis as { dailyPapersReplica?: Replica; dailyPapersReads?: { primary: number; replica: number } };

/** How often `read` of this process asked the primary, and how often the replica. */
export function readsNow(): { primary: number; replica: number } {
  shared.dailyPapersReads ??= { primary: 0, replica: 0 };
  return shared.dailyPapersReads;
}

/**
 * Has `read` of this process ask a standby of the database, as long as it has all that this process heard of. One that does not answer
 * is left alone for a while, and said once.
 * @param url of one server, not of several in turn: what one has replayed says nothing of the next
 */
export function readFromReplica(url: string): void {
  const replica = connect(url, { connectionTimeoutMillis: PATIENCE_MS, query_timeout: LONGEST_READ_MS });
  let needed: Promise<Position | null> | undefined; // where the primary was after the last change
  let answer: { to: typeof needed; at: number; has: Promise<boolean> } | undefined;
  let pause = 0; // milliseconds; 0 while it answers
  let restsUntil = 0;

  const position = () => positionOf(db()).catch(() => null);
  subscribe(PAGES_CHANGED, () => {
    needed = position();
  });
  const rest = (error: unknown) => {
    if (Date.now() < restsUntil) return; // several asked at once
    const reason = error instanceof UserError ? error.message : "it does not answer";
    if (!pause) console.error(`The database of DATABASE_REPLICA_URL is not used: ${reason}. Pages are read from DATABASE_URL.`);
    pause = Math.min(LONGEST_PAUSE_MS, pause * 2 || FIRST_PAUSE_MS);
    restsUntil = Date.now() + pause;
  };
  const ask = async (wanted: Position) => {
    if (Date.now() < restsUntil) return false;
    try {
      const asked = hasReplayed(replica, wanted);
      if ((await within(PATIENCE_MS, asked)) === "silent") throw new Error("silent");
      const has = await asked;
      if (pause) console.log("The database of DATABASE_REPLICA_URL is used again.");
      pause = 0;
      return has;
    } catch (error) {
      rest(error);
      return false;
    }
  };
  const hasAll = async () => {
    needed ??= position();
    const to = needed;
    const wanted = await to;
    if (!wanted) {
      if (needed === to) needed = undefined;
      return false;
    }
    if (answer?.to !== to || Date.now() - answer.at > TRUSTED_MS) answer = { to, at: Date.now(), has: ask(wanted) };
    const { has } = answer;
    if (await has) return true;
    if (answer?.has === has) answer = undefined;
    return false;
  };
  const doubt = () => {
    answer = undefined;
  };
  shared.dailyPapersReplica = { db: replica, hasAll, doubt };
}

/**
 * Does `work`, which only reads what everybody may see: at the replica of this process, if there is one and it has every change
 * that was heard of; else at the primary. What decides on a change asks `db()`.
 * @throws Error within a transaction, as `db()` does
 */
export async function read<T>(work: (from: Db) => Promise<T>): Promise<T> {
  const primary = db();
  const replica = shared.dailyPapersReplica;
  if (replica && (await replica.hasAll()))
    try {
      const result = await work(replica.db);
      readsNow().replica++;
      return result;
    } catch {
      replica.doubt(); // a wrong query fails at the primary, too; whether the replica answers at all is asked anew
    }
  readsNow().primary++;
  return work(primary);
}
