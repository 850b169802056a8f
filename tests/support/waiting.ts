import type pg from "pg";
import { expect } from "vitest";

/** Resolves when somebody waits for a lock that this connection holds, in a transaction. */
export async function somebodyWaitsFor(holder: pg.Client): Promise<void> {
  // In a transaction pg_stat_activity stays as it was at the first look; pg_locks does not.
  const waiting = "SELECT FROM pg_locks WHERE NOT granted AND pg_backend_pid() = ANY (pg_blocking_pids(pid))";
  await expect.poll(async () => (await holder.query(waiting)).rowCount).toBeGreaterThan(0);
}
