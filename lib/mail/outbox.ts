import { createHash, randomBytes } from "node:crypto";
import { mkdir, readdir, readFile, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";

const NAME = /^\d{13}-[0-9a-f]{16}\.eml$/;

/** Where messages are kept when there is no mail server. */
export function outboxFolder(dataDir: string): string {
  return join(/* turbopackIgnore: true */ dataDir, "outbox");
}

/**
 * Keeps a message as a file. One that is kept again, as after a crash, replaces the first: its name comes from the Message-ID.
 * @returns the name of the file
 */
export async function keep(dataDir: string, messageId: string, message: Buffer, now: Date): Promise<string> {
  const folder = outboxFolder(dataDir);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const mark = createHash("sha256").update(messageId).digest("hex").slice(0, 16);
  const before = (await readdir(folder)).find((name) => name.endsWith(`-${mark}.eml`));
  const name = before ?? `${String(now.getTime()).padStart(13, "0")}-${mark}.eml`;
  const part = join(/* turbopackIgnore: true */ folder, `.${randomBytes(6).toString("hex")}`);
  await writeFile(part, message, { flush: true });
  await rename(part, join(/* turbopackIgnore: true */ folder, name));
  return name;
}

/** The names of what is kept, newest first; at most `limit`. */
export async function kept(dataDir: string, limit = 200): Promise<string[]> {
  const names = await readdir(outboxFolder(dataDir)).catch(() => []);
  return names
    .filter((name) => NAME.test(name))
    .sort()
    .reverse()
    .slice(0, limit);
}

/** One message, or null where there is none of that name. */
export async function readKept(dataDir: string, name: string): Promise<Buffer | null> {
  if (!NAME.test(name)) return null;
  return readFile(join(/* turbopackIgnore: true */ outboxFolder(dataDir), name)).catch(() => null);
}
