import type { Member } from "../../accounts/member";
import type { Moderation } from "../../db/generated/client";
import type { Tx } from "../../db/transaction";

/** The papers whose pages changed; and whether something of them may be shown to nobody any more. */
export type Undone = { papers: string[]; removed?: boolean };

/**
 * Puts back what an action changed, where nothing else has changed it since. It takes its locks in the order of all.
 * @throws Denied
 */
export type Undo = (tx: Tx, entry: Moderation, actor: Member) => Promise<Undone>;
