import { z } from "zod";
import { noteChanged } from "../changes";
import type { Db } from "./client";

/** The PostgreSQL channel on which writers say that papers changed. */
export const CHANNEL = "papers_changed";
/** PostgreSQL takes no payload of 8000 bytes or more. */
const LONGEST = 7900;

const change = z.object({ papers: z.array(z.string()), days: z.array(z.string()) });
/** The papers that changed, and the days that feature them; or neither, where it may be any. */
export type Change = Partial<z.infer<typeof change>>;

/**
 * Tells every running app that papers changed, so that it renders the pages that show them anew. Only after something that is shown
 * has changed: pages are expensive, and nobody may have them made again for nothing.
 * @param paperIds the papers that changed, where they can be named; else every page is made anew
 */
export async function announce(db: Pick<Db, "$executeRaw">, paperIds: string[] = []): Promise<void> {
  noteChanged(paperIds);
  if (paperIds.length === 0) await db.$executeRaw`SELECT pg_notify(${CHANNEL}, '')`;
  else
    await db.$executeRaw`
      WITH change AS (SELECT json_build_object('papers', ${paperIds}::text[], 'days', array(
        SELECT DISTINCT to_char(day, 'YYYY-MM-DD') FROM feature WHERE paper_id = ANY(${paperIds}::text[])))::text AS payload)
      SELECT pg_notify(${CHANNEL}, CASE WHEN octet_length(payload) <= ${LONGEST} THEN payload ELSE '' END) FROM change`;
}

/** What a notification says. One that names nothing, or that another version of this program sent, may mean any paper. */
export function readChange(payload = ""): Change {
  try {
    return change.parse(JSON.parse(payload));
  } catch {
    return {};
  }
}
