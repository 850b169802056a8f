import pg from "pg";
import { within } from "../within";

const CLASS = 7_355_608; // of this project's advisory locks

/** Shows the others that this process lives: a session lock of PostgreSQL, which goes with its connection however it ends. */
export type Presence = { number: number; lost: () => boolean; leave(): Promise<void> };

// Milliseconds for which a database that does not answer is waited for.
const CONNECT_MS = 10_000;
const LEAVE_MS = 2000;

/** Takes a number that no living process has. @throws Error where the database does not answer */
export async function appear(databaseUrl: string): Promise<Presence> {
  const client = new pg.Client({ connectionString: databaseUrl, keepAlive: true, connectionTimeoutMillis: CONNECT_MS });
  let lost = false;
  client.on("error", () => {
    lost = true;
  });
  await client.connect();
  for (;;) {
    const number = 1 + Math.floor(Math.random() * 0x7ffffffe);
    const { rows } = await client.query("SELECT pg_try_advisory_lock($1, $2) AS taken", [CLASS, number]);
    const leave = async () => void (await within(LEAVE_MS, client.end()));
    if (rows[0].taken) return { number, lost: () => lost, leave };
  }
}

/** SQL for the numbers of all processes that live. */
export const LIVING = `SELECT objid::int FROM pg_locks WHERE locktype = 'advisory' AND classid = ${CLASS} AND granted`;
