import { readFile } from "node:fs/promises";
import { UserError } from "../errors";
import { type Recorded, record } from "./record";
import { readReport } from "./report";

/** The messages of a file: one, or as many as an mbox (RFC 4155) holds. */
function messagesOf(bytes: Buffer): Buffer[] {
  if (!bytes.subarray(0, 5).equals(Buffer.from("From "))) return [bytes];
  return bytes
    .toString("latin1")
    .split(/(?:^|\r?\n)From [^\r\n]*\r?\n/)
    .filter((text) => text.trim())
    .map((text) => Buffer.from(text.replace(/^>(>*From )/gm, "$1"), "latin1"));
}

export type FilesSummary = Record<Recorded, number> & { messages: number; others: number };

/**
 * Records the delivery reports and complaints within files that the person who runs the site trusts.
 * @returns what became of their events, how many messages there were, and how many of them were no reports
 * @throws UserError where a file cannot be read; nothing is recorded then
 */
export async function recordFiles(paths: string[]): Promise<FilesSummary> {
  const files = await Promise.all(
    paths.map((path) =>
      readFile(path).catch((error) => {
        throw new UserError(`${path} cannot be read (${error.code}).`);
      }),
    ),
  );
  const summary = { messages: 0, others: 0, suppressed: 0, noted: 0, known: 0, unmatched: 0 };
  for (const message of files.flatMap(messagesOf)) {
    summary.messages++;
    const events = await readReport(message);
    if (!events) summary.others++;
    for (const event of events ?? []) summary[await record(event, true)]++;
  }
  return summary;
}
