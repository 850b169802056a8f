import type { Tx } from "../db/transaction";

/** Lets whoever else decides about an address, such as whose it is or whether it is written to, wait until the transaction ends. */
export async function lockAddress(addressKey: string, tx: Tx): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${addressKey}, 0))`;
}
