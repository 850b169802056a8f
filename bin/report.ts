import type { Rejection } from "../lib/ingest/record";
import type { Counts } from "../lib/ingest/upsert";

/** Prints what became of the records: each rejection with its reason, and the counts on the last line. */
export function report(result: Counts & { rejections: Rejection[] }): void {
  for (const { where, reason } of result.rejections) console.log(`rejected ${where}: ${reason}`);
  console.log(
    `${result.new} new, ${result.updated} updated, ${result.unchanged} unchanged, ${result.rejections.length} rejected`,
  );
}
