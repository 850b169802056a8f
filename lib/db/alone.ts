import { databaseUrl } from "./client";
import { Connection } from "./connection";

const CLASS = 7_355_609; // of this project's advisory locks for work that only one process does at a time
const CONNECT_MS = 10_000; // for which a database that does not answer is waited for

/**
 * Does `work` while no other process, and nobody else in this one, does work of the same name; waits until it is free. The lock is one
 * of PostgreSQL's and goes with its connection, however a process ends.
 * @throws Error where the database does not answer
 */
export async function alone<T>(name: string, work: () => Promise<T>): Promise<T> {
  const client = new Connection({ connectionString: databaseUrl(), keepAlive: true, connectionTimeoutMillis: CONNECT_MS });
  client.on("error", () => {}); // then the lock has gone; the work is one that may also be done twice
  await client.connect();
  try {
    await client.query("SELECT pg_advisory_lock($1, hashtext($2))", [CLASS, name]);
    return await work();
  } finally {
    await client.end().catch(() => {});
  }
}
