import { announce } from "../db/announce";
import type { Db } from "../db/client";
import { type ParsedFile, parseFile } from "./files";
import type { Rejection } from "./record";
import { type Counts, upsertPapers } from "./upsert";

export type ImportResult = Counts & { rejections: Rejection[] };

/** Records written in one transaction; a kill loses at most these, and the next run writes them. */
const BATCH = 500;

/**
 * Imports files into the database. All of them are recognised before the first write, so that a file of another kind
 * changes nothing.
 * @param progress told after each batch how many records of how many are done
 * @throws UserError where a file is no such thing
 */
export async function importFiles(
  db: Db,
  paths: string[],
  progress: (done: number, total: number) => void = () => {},
): Promise<ImportResult> {
  const files: ParsedFile[] = [];
  for (const path of paths) files.push(await parseFile(path));
  const records = files.flatMap((file) => file.records);
  const result: ImportResult = { new: 0, updated: 0, unchanged: 0, rejections: files.flatMap((file) => file.rejections) };
  const days = new Set<string>();
  for (let at = 0; at < records.length; at += BATCH) {
    const counts = await upsertPapers(db, records.slice(at, at + BATCH));
    result.new += counts.new;
    result.updated += counts.updated;
    result.unchanged += counts.unchanged;
    for (const day of counts.days) days.add(day);
    progress(Math.min(at + BATCH, records.length), records.length);
  }
  if (result.new || result.updated || days.size) await announce(db);
  return result;
}
