import { createHash, randomBytes } from "node:crypto";
import { mkdir, readdir, readFile, rename, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";

const NAME = /^[0-9a-f]{32}\.eml$/;

/** Where messages are kept when there is no mail server. */
export function outboxFolder(dataDir: string): string {
  return join(/* turbopackIgnore: true */ dataDir, "outbox");
}

/**
 * Keeps a message as a file. One that is kept again, as after a crash, replaces the first: its name comes from the Message-ID.
 * @returns the name of the file
 */
export async function keep(dataDir: string, messageId: string, message: Buffer): Promise<string> {
  const folder = outboxFolder(dataDir);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const name = `${createHash("sha256").update(messageId).digest("hex").slice(0, 32)}.eml`;
  const part = join(/* turbopackIgnore: true */ folder, `.${randomBytes(6).toString("hex")}`);
  await writeFile(part, message, { flush: true });
  await rename(part, join(/* turbopackIgnore: true */ folder, name));
  return name;
}

/** The names of what is kept, newest first; at most `limit`. */
export async function kept(dataDir: string, limit = 200): Promise<string[]> {
  const folder = outboxFolder(dataDir);
  const names = (await readdir(folder).catch(() => [])).filter((name) => NAME.test(name));
  const at = (name: string) => stat(join(/* turbopackIgnore: true */ folder, name)).then(({ mtimeMs }) => ({ name, mtimeMs }));
  const files = await Promise.all(names.map(at));
  return files
    .sort((a, b) => b.mtimeMs - a.mtimeMs)
    .slice(0, limit)
    .map(({ name }) => name);
}

/** One message, or null where there is none of that name. */
export async function readKept(dataDir: string, name: string): Promise<Buffer | null> {
  if (!NAME.test(name)) return null;
  return readFile(join(/* turbopackIgnore: true */ outboxFolder(dataDir), name)).catch(() => null);
}
