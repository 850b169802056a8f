import { randomUUID } from "node:crypto";
import { db } from "../db/client";
import { choicesKey, draft } from "./compose";
import { daysWithPapers } from "./papers";
import { batch, periodOf, type Reader, type Selection } from "./selection";

export type PreviewedEdition = { subject: string; papers: number; readers: number };

/** What a run would send, and to how many; changes nothing. */
export async function previewRun(selection: Selection): Promise<PreviewedEdition[]> {
  const editions = new Map<string, PreviewedEdition | null>();
  for (let after: Reader | null = null; ; ) {
    const readers: Reader[] = await batch(selection, after, db());
    for (const reader of readers) {
      const period = periodOf(reader, selection);
      if (!period) continue;
      const key = choicesKey(period, reader);
      if (!editions.has(key)) {
        const days = await daysWithPapers(period);
        const made = days && (await draft(randomUUID(), days, reader));
        editions.set(key, made && { subject: made.subject, papers: made.papers, readers: 0 });
      }
      const edition = editions.get(key);
      if (edition) edition.readers++;
    }
    after = readers.at(-1) ?? null;
    if (!after) return [...editions.values()].filter((edition) => edition !== null);
  }
}
