import { z } from "zod";
import { noteChanged } from "../changes";
import type { Db } from "./client";

/** The PostgreSQL channel on which writers say that papers changed. */
export const CHANNEL = "papers_changed";
/** PostgreSQL takes no payload of 8000 bytes or more. */
const LONGEST = 7900;

const change = z.object({
  papers: z.array(z.string()).optional(),
  days: z.array(z.string()).optional(),
  removed: z.boolean().optional(),
});
/**
 * The papers that changed, and the days that feature them; or neither, where it may be any. `removed`: something of them may be shown
 * to nobody any more.
 */
export type Change = z.infer<typeof change>;

/**
 * Tells every running app that papers changed, so that it renders the pages that show them anew. The last statement of the transaction
 * that changes something that is shown, and of no other: pages are expensive. So it is heard once the change is there, and where that
 * is, it was heard, whoever is killed.
 * @param paperIds the papers that changed, where they can be named; else every page is made anew
 * @param options `removed`: whether something was taken away, so that no page from before is shown any more, whatever happens
 */
export async function announce(tx: Pick<Db, "$executeRaw">, paperIds: string[] = [], { removed = false } = {}): Promise<void> {
  noteChanged(paperIds);
  const any = JSON.stringify(removed ? { removed } : {});
  if (paperIds.length === 0) await tx.$executeRaw`SELECT pg_notify(${CHANNEL}, ${any})`;
  else
    await tx.$executeRaw`
      WITH change AS (SELECT json_strip_nulls(json_build_object('removed', ${removed || null}::boolean, 'papers', ${paperIds}::text[],
        'days', array(SELECT DISTINCT to_char(day, 'YYYY-MM-DD') FROM feature WHERE paper_id = ANY(${paperIds}::text[]))))::text AS payload)
      SELECT pg_notify(${CHANNEL}, CASE WHEN octet_length(payload) <= ${LONGEST} THEN payload ELSE ${any} END) FROM change`;
}

/** What a notification says. One that names nothing, or that another version of this program sent, may mean any paper. */
export function readChange(payload = ""): Change {
  try {
    return change.parse(JSON.parse(payload));
  } catch {
    return {};
  }
}
