import { UserError } from "../errors";
import type { Db } from "./client";

/** A place in the write-ahead log (https://www.postgresql.org/docs/current/datatype-pg-lsn.html), and of which database. */
export type Position = { database: string; lsn: string };

/** Where the primary is. What was committed before lies before it, also what is not yet on its disk. */
export async function positionOf(primary: Db): Promise<Position> {
  const [position] = await primary.$queryRaw<[Position]>`
    SELECT system_identifier || '/' || current_database() AS database, pg_current_wal_insert_lsn()::text AS lsn
    FROM pg_control_system()`;
  return position;
}

/**
 * Whether a replica has replayed its log so far.
 * @throws UserError where it is no standby, or one of another database
 */
export async function hasReplayed(replica: Db, { database, lsn }: Position): Promise<boolean> {
  const [now] = await replica.$queryRaw<[{ database: string; has: boolean | null }]>`
    SELECT system_identifier || '/' || current_database() AS database, pg_last_wal_replay_lsn() >= ${lsn}::pg_lsn AS has
    FROM pg_control_system()`;
  if (now.has === null) throw new UserError("it is no standby that follows a primary");
  if (now.database !== database) throw new UserError("it follows another database than that of DATABASE_URL");
  return now.has;
}
