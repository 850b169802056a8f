import { createHash, randomUUID } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import pg from "pg";

/** The advisory lock under which Prisma's own `migrate deploy` works, so that it and this never work at once. */
const PRISMA_LOCK = 72707369;

/** Prisma's table, as its schema engine makes it. */
const TABLE = `CREATE TABLE IF NOT EXISTS _prisma_migrations (
  id VARCHAR(36) PRIMARY KEY NOT NULL,
  checksum VARCHAR(64) NOT NULL,
  finished_at TIMESTAMPTZ,
  migration_name VARCHAR(255) NOT NULL,
  logs TEXT,
  rolled_back_at TIMESTAMPTZ,
  started_at TIMESTAMPTZ NOT NULL DEFAULT now(),
  applied_steps_count INTEGER NOT NULL DEFAULT 0
)`;

async function isApplied(client: pg.Client, name: string): Promise<boolean> {
  const { rowCount } = await client.query(
    "SELECT FROM _prisma_migrations WHERE migration_name = $1 AND finished_at IS NOT NULL AND rolled_back_at IS NULL",
    [name],
  );
  return rowCount !== 0;
}

/** Runs a migration's script and writes its row. A row that was begun only is of a run that was undone whole; it is closed. */
async function run(client: pg.Client, name: string, script: string): Promise<void> {
  await client.query(
    "UPDATE _prisma_migrations SET rolled_back_at = now() WHERE migration_name = $1 AND finished_at IS NULL AND rolled_back_at IS NULL",
    [name],
  );
  await client.query(script).catch((error: Error) => {
    // What PostgreSQL refuses names a line of the script only, not which script.
    if (error instanceof pg.DatabaseError) error.message = `the migration ${name} failed: ${error.message}`;
    throw error;
  });
  await client.query(
    `INSERT INTO _prisma_migrations (id, checksum, migration_name, started_at, finished_at, applied_steps_count)
     VALUES ($1, $2, $3, now(), clock_timestamp(), 1)`,
    [randomUUID(), createHash("sha256").update(script).digest("hex"), name],
  );
}

/** Does `work` in one transaction, one process at a time. What is cut off in it has left nothing behind. */
async function locked<T>(client: pg.Client, work: () => Promise<T>): Promise<T> {
  await client.query("BEGIN");
  try {
    await client.query("SELECT pg_advisory_xact_lock($1)", [PRISMA_LOCK]);
    const result = await work();
    await client.query("COMMIT");
    return result;
  } catch (error) {
    await client.query("ROLLBACK").catch(() => {}); // the connection may be what is gone
    throw error;
  }
}

/**
 * Applies every migration of `root`/prisma/migrations that the database has not had, in the order of their names, each in a
 * transaction of its own. The table `_prisma_migrations` holds what `prisma migrate deploy` would have written, so the two agree.
 * @returns the names of those applied now; none on a second run
 */
export async function migrate(databaseUrl: string, root = process.cwd()): Promise<string[]> {
  const folder = join(root, "prisma/migrations");
  const entries = await readdir(folder, { withFileTypes: true });
  const names = entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
  const applied: string[] = [];
  const client = new pg.Client({ connectionString: databaseUrl });
  client.on("error", () => {}); // the query under way says so, too
  await client.connect();
  try {
    const { rows } = await client.query("SELECT to_regclass('_prisma_migrations') AS name");
    if (rows[0].name === null) await locked(client, () => client.query(TABLE));
    for (const name of names.sort()) {
      if (await isApplied(client, name)) continue;
      const script = await readFile(join(folder, name, "migration.sql"), "utf8");
      const isOurs = await locked(client, async () => {
        if (await isApplied(client, name)) return false; // by another process, while this one waited
        await run(client, name, script);
        return true;
      });
      if (isOurs) applied.push(name);
    }
    return applied;
  } finally {
    await client.end().catch(() => {});
  }
}
