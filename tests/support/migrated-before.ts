import { cp, mkdir, readdir } from "node:fs/promises";
import { join } from "node:path";
import pg from "pg";
import { onTestFinished } from "vitest";
import { db } from "@/lib/db/client";
import { migrate } from "@/lib/db/migrate";
import { temporaryFolder } from "./folder";

/**
 * A database as it was before a migration, for what stood in it then.
 * @param url of the test's own database; the other stands beside it
 * @returns a connection to it, and a function that brings it up to date
 */
export async function migratedBefore(
  migration: string,
  url: string,
): Promise<{ client: pg.Client; update: () => Promise<void> }> {
  const folder = await temporaryFolder();
  onTestFinished(folder.remove);
  const migrations = join(folder.path, "prisma/migrations");
  await mkdir(migrations, { recursive: true });
  const before = (await readdir("prisma/migrations")).filter((name) => name < migration || name.endsWith(".toml"));
  for (const name of before) await cp(join("prisma/migrations", name), join(migrations, name), { recursive: true });
  await cp("prisma/schema.prisma", join(folder.path, "prisma/schema.prisma"));
  const name = `before_${migration}`;
  await db().$executeRawUnsafe(`CREATE DATABASE ${name}`);
  const old = url.replace(/[^/]+$/, name);
  await migrate(old, folder.path);
  const client = new pg.Client({ connectionString: old });
  await client.connect();
  onTestFinished(() => client.end());
  return { client, update: async () => void (await migrate(old)) };
}
