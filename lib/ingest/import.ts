import { type ParsedFile, parseFile } from "./files";
import { NOTHING, sum, type Written, writePapers } from "./write";

/** Records written in one transaction; a kill loses at most these, and the next run writes them. */
const BATCH = 500;

/**
 * Imports files into the database. All of them are recognised before the first write, so that a file of another kind
 * changes nothing. A bad record within a file is a rejection, and the rest goes on.
 * @param progress told after each batch how many records of how many are done
 * @throws UserError where a file is no such thing
 */
export async function importFiles(
  paths: string[],
  progress: (done: number, total: number) => void = () => {},
): Promise<Written> {
  const files: ParsedFile[] = [];
  for (const path of paths) files.push(await parseFile(path));
  const records = files.flatMap((file) => file.records);
  let result: Written = { ...NOTHING, rejections: files.flatMap((file) => file.rejections) };
  for (let at = 0; at < records.length; at += BATCH) {
    result = sum(result, await writePapers(records.slice(at, at + BATCH)));
    progress(Math.min(at + BATCH, records.length), records.length);
  }
  return result;
}
