import { createHash, randomBytes } from "node:crypto";
import { mkdir, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";

/** So many messages are kept, the newest. */
export const OUTBOX_SIZE = 1000;

// When it was kept, in milliseconds, and a hash of its Message-ID: so names alone tell the order, and which message it is.
const NAME = /^(\d{13})-([0-9a-f]{32})\.eml$/;

/** Where messages are kept when there is no mail server. */
export function outboxFolder(dataDir: string): string {
  return join(/* turbopackIgnore: true */ dataDir, "outbox");
}

const inside = (folder: string, name: string) => join(/* turbopackIgnore: true */ folder, name);

/** The names within a folder of those that are messages, newest first. */
const newestFirst = (names: string[]) => names.filter((name) => NAME.test(name)).sort((a, b) => (a < b ? 1 : -1));

/**
 * Keeps a message as a file, and lets go of the oldest beyond `OUTBOX_SIZE`. One that is kept again, as after a crash, replaces
 * the first.
 * @returns the name of the file
 */
export async function keep(dataDir: string, messageId: string, message: Buffer): Promise<string> {
  const folder = outboxFolder(dataDir);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const hash = createHash("sha256").update(messageId).digest("hex").slice(0, 32);
  const name = `${Date.now()}-${hash}.eml`;
  const part = `.${Date.now()}-${randomBytes(6).toString("hex")}`;
  await writeFile(inside(folder, part), message, { flush: true });
  await rename(inside(folder, part), inside(folder, name));
  await tidy(folder, name);
  return name;
}

/** Removes what a newly kept message replaces, what is too old to be kept, and what a crash left half written. */
async function tidy(folder: string, added: string): Promise<void> {
  const names = await readdir(folder);
  const again = names.filter((name) => name < added && NAME.exec(name)?.[2] === NAME.exec(added)?.[2]);
  const beyond = newestFirst(names).slice(OUTBOX_SIZE);
  const halfWritten = names.filter((name) => Number(/^\.(\d{13})-/.exec(name)?.[1]) < Date.now() - 3_600_000);
  const others = names.filter((name) => name.endsWith(".eml") && !NAME.test(name)); // named as they were in former versions
  const gone = [...again, ...beyond, ...halfWritten, ...others];
  for (const name of gone) await rm(inside(folder, name), { force: true });
}

/** The names of what is kept, newest first; at most `limit`. */
export async function kept(dataDir: string, limit = 200): Promise<string[]> {
  const names = await readdir(outboxFolder(dataDir)).catch(() => []);
  return newestFirst(names).slice(0, limit);
}

/** One message, or null where there is none of that name. */
export async function readKept(dataDir: string, name: string): Promise<Buffer | null> {
  if (!NAME.test(name)) return null;
  return readFile(inside(outboxFolder(dataDir), name)).catch(() => null);
}
