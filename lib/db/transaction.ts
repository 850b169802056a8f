import { setTimeout as sleep } from "node:timers/promises";
import { codesOf } from "../errors";
import { client, inTransaction } from "./client";
import type { Prisma } from "./generated/client";

/** What the work of a transaction sends its queries to. */
export type Tx = Prisma.TransactionClient;

// PostgreSQL undid the whole transaction, and says that it can be tried again: serialization_failure, deadlock_detected; Prisma's
// word for both (https://www.prisma.io/docs/orm/reference/error-reference#p2034).
const AGAIN = ["40001", "40P01", "P2034"];
const ATTEMPTS = 5;

const isConflict = (error: unknown) => codesOf(error).some((code) => AGAIN.includes(code));

/**
 * Does `work` in one transaction: all of it is kept, or none. The one way to open one.
 * Where it and others have locked each other up, PostgreSQL undoes one of them, which is then done again from the start; so
 * `work` changes nothing but the database. Within it `db()` throws: every query goes to `tx`.
 * @param options milliseconds: `timeout` for the work, `maxWait` for a free connection
 */
export async function transaction<T>(
  work: (tx: Tx) => Promise<T>,
  options: { timeout?: number; maxWait?: number } = {},
): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      const run = (tx: Tx) => inTransaction().run(true, () => work(tx));
      return await client().$transaction(run, { timeout: 30_000, maxWait: 30_000, ...options });
    } catch (error) {
      if (attempt === ATTEMPTS || !isConflict(error)) throw error;
      await sleep(Math.random() * 20 * 2 ** attempt); // apart from the others, or they meet again
    }
  }
}
