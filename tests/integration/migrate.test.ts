import { createHash } from "node:crypto";
import { cp, mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import pg from "pg";
import { afterEach, beforeEach, describe, expect, inject, it } from "vitest";
import { migrate } from "@/lib/db/migrate";
import { temporaryFolder } from "../support/folder";

const MIGRATIONS = "prisma/migrations";
const server = inject("postgres");
let url: string;
let client: pg.Client;
let folder: Awaited<ReturnType<typeof temporaryFolder>>;
let made = 0;

beforeEach(async () => {
  const name = `migrate_${++made}`;
  const admin = new pg.Client({ connectionString: server });
  await admin.connect();
  await admin.query(`CREATE DATABASE ${name}`);
  await admin.end();
  url = server.replace(/\/postgres$/, `/${name}`);
  client = new pg.Client({ connectionString: url });
  await client.connect();
  folder = await temporaryFolder();
});
afterEach(async () => {
  await client.end();
  await folder.remove();
});

/** A project with the migrations given by name, instead of ours. */
async function projectWith(scripts: Record<string, string>): Promise<string> {
  for (const [name, script] of Object.entries(scripts)) {
    await mkdir(join(folder.path, MIGRATIONS, name), { recursive: true });
    await writeFile(join(folder.path, MIGRATIONS, name, "migration.sql"), script);
  }
  return folder.path;
}

const rows = async () => (await client.query("SELECT * FROM _prisma_migrations ORDER BY migration_name, started_at")).rows;
const ours = async () => (await readdir(MIGRATIONS)).filter((name) => !name.endsWith(".toml")).sort();

describe("migrating", () => {
  it("applies each migration once, in order, and writes of it what Prisma would", async () => {
    expect(await migrate(url)).toEqual(await ours());
    expect(await migrate(url)).toEqual([]);
    const written = await rows();
    expect(written.map((row) => row.migration_name)).toEqual(await ours());
    for (const row of written) {
      const script = await readFile(join(MIGRATIONS, row.migration_name, "migration.sql"));
      expect(row).toMatchObject({
        checksum: createHash("sha256").update(script).digest("hex"),
        logs: null,
        rolled_back_at: null,
        applied_steps_count: 1,
      });
      expect(row.finished_at).toBeInstanceOf(Date);
    }
  });

  it("applies each migration once where several processes start at once", async () => {
    const applied = await Promise.all(Array.from({ length: 6 }, () => migrate(url)));
    expect(applied.flat().sort()).toEqual(await ours());
    expect((await rows()).map((row) => row.migration_name)).toEqual(await ours());
  });

  it("waits for a `prisma migrate deploy` that is under way", async () => {
    await client.query("SELECT pg_advisory_lock(72707369)");
    const migrating = migrate(url);
    const waiting = () => client.query("SELECT FROM pg_locks WHERE locktype = 'advisory' AND NOT granted");
    await expect.poll(async () => (await waiting()).rowCount).toBe(1);
    expect((await client.query("SELECT to_regclass('paper') AS name")).rows).toEqual([{ name: null }]);
    await client.query("SELECT pg_advisory_unlock(72707369)");
    expect(await migrating).toEqual(await ours());
  });

  it("leaves nothing of a migration that was cut off, and applies it the next time", async () => {
    const project = await projectWith({
      "1_first": "CREATE TABLE first ()",
      "2_slow": "CREATE TABLE slow (); SELECT pg_sleep(600)",
    });
    const cutOff = migrate(url, project).then(
      () => "finished",
      () => "cut off",
    );
    const cut = () =>
      client.query(
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE wait_event = 'PgSleep' AND datname = current_database()",
      );
    await expect.poll(async () => (await cut()).rowCount).toBe(1);
    expect(await cutOff).toBe("cut off");
    expect((await rows()).map((row) => row.migration_name)).toEqual(["1_first"]);
    await projectWith({ "2_slow": "CREATE TABLE slow ()" });
    expect(await migrate(url, project)).toEqual(["2_slow"]);
  });

  it("tries a migration again of which another program has begun the row and not ended it", async () => {
    const project = await projectWith({ "1_first": "CREATE TABLE first ()" });
    await migrate(url, project);
    await client.query("DROP TABLE first; UPDATE _prisma_migrations SET finished_at = NULL");
    expect(await migrate(url, project)).toEqual(["1_first"]);
    const [begun, done] = await rows();
    expect(begun).toMatchObject({ finished_at: null, rolled_back_at: expect.any(Date) });
    expect(done).toMatchObject({ finished_at: expect.any(Date), rolled_back_at: null });
  });

  it("says which migration the database refuses, and keeps those before it", async () => {
    await cp(MIGRATIONS, join(folder.path, MIGRATIONS), { recursive: true });
    const project = await projectWith({ "9_wrong": "CREATE TABLE half (); SELECT nonsense" });
    await expect(migrate(url, project)).rejects.toThrow('the migration 9_wrong failed: column "nonsense" does not exist');
    expect((await client.query("SELECT to_regclass('half') AS name")).rows).toEqual([{ name: null }]);
    expect((await rows()).map((row) => row.migration_name)).toEqual(await ours());
  });
});
