import { lockName } from "../db/lock";
import type { Tx } from "../db/transaction";

/** Lets whoever else decides about an address, such as whose it is or whether it is written to, wait until the transaction ends. */
export const lockAddress = (addressKey: string, tx: Tx): Promise<void> => lockName(tx, addressKey);
